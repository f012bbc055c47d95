# Rendered by eurofence: stack public-site, profile eu-customer-keys@e0f7cf4fb018.
# Do not edit: change stack.yaml and run "eurofence render".

terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  backend "s3" {
    bucket       = "acme-terraform-state-frankfurt"
    key          = "public-site/aws.tfstate"
    region       = "eu-central-1"
    encrypt      = true
    kms_key_id   = "arn:aws:kms:eu-central-1:444455556666:alias/acme-terraform-state"
    use_lockfile = true
  }
}
