# Rendered by eurofence: stack public-site, profile eu-customer-keys@e0f7cf4fb018.
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
  }

  backend "gcs" {
    bucket             = "acme-terraform-state-europe-west3"
    prefix             = "public-site/google"
    kms_encryption_key = "projects/acme-platform/locations/europe-west3/keyRings/terraform/cryptoKeys/state"
  }
}
