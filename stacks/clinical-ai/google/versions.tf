# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

terraform {
  required_version = ">= 1.10"

  # To change the major version of the provider, give google.provider in stack.yaml, render, and run "terraform init
  # -upgrade" and "terraform plan".
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 7.40"
    }
    google-beta = {
      source  = "hashicorp/google-beta"
      version = "~> 7.40"
    }
  }

  backend "gcs" {
    bucket             = "chg-terraform-state-europe-west9"
    prefix             = "clinical-ai/google"
    kms_encryption_key = "projects/chg-platform/locations/europe-west9/keyRings/terraform/cryptoKeys/state"
  }
}
