terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_storage_transfer_job" "this" {
  description = "Nightly copy"

  transfer_spec {
    gcs_data_source {
      bucket_name = "acme-data"
    }

    gcs_data_sink {
      bucket_name = "acme-copy"
    }
  }
}
