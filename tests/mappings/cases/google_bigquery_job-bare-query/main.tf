terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_crypto_key" "k" {
  name     = "data"
  key_ring = "projects/acme-prod/locations/europe-west3/keyRings/ring"
}

resource "google_bigquery_job" "this" {
  job_id = "query-1"

  query {
    query = "SELECT 1"

    destination_table {
      project_id = "acme-lab"
      dataset_id = "results"
      table_id   = "today"
    }

    destination_encryption_configuration {
      kms_key_name = google_kms_crypto_key.k.id
    }
  }
}
