terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_logging_project_bucket_config" "this" {
  project        = "acme-prod"
  location       = "europe-west3"
  bucket_id      = "kept"
  retention_days = 400
  locked         = true

  cmek_settings {
    kms_key_name = "projects/acme-keys/locations/europe-west3/keyRings/r/cryptoKeys/k"
  }
}
