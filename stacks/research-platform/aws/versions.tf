# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

terraform {
  required_version = ">= 1.10"

  # To change the major version of the provider, give aws.provider in stack.yaml, render, and run "terraform init
  # -upgrade" and "terraform plan". In version 6 every resource can name a region of its own: none does here, so all
  # stay in the region of the provider, and nothing else in these files changes.
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  backend "s3" {
    bucket       = "acme-terraform-state-frankfurt"
    key          = "research-platform/aws.tfstate"
    region       = "eu-central-1"
    encrypt      = true
    kms_key_id   = "arn:aws:kms:eu-central-1:777788889999:alias/acme-terraform-state"
    use_lockfile = true
  }
}
