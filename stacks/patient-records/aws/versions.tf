# Rendered by eurofence: stack patient-records, profile chg-third-party@c611507d63e4.
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
    bucket       = "chg-terraform-state-paris"
    key          = "patient-records/aws.tfstate"
    region       = "eu-west-3"
    encrypt      = true
    kms_key_id   = "arn:aws:kms:eu-west-3:111122223333:alias/chg-terraform-state"
    use_lockfile = true
  }
}
