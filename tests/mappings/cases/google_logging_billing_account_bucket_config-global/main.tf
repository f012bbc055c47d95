terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_billing_account_bucket_config" "this" {
  billing_account = "00AA00-000000-00AA00"
  location        = "global"
  bucket_id       = "_Default"
}
