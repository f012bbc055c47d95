terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataproc_session_template" "this" {
  name     = "projects/acme-prod/locations/europe-west3/sessionTemplates/notebooks"
  location = "europe-west3"

  environment_config {
    execution_config {
      kms_key        = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
      staging_bucket = "acme-staging"
    }
  }
}
