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

resource "google_dataproc_batch" "this" {
  batch_id = "nightly"
  location = "europe-west3"

  environment_config {
    execution_config {
      kms_key        = google_kms_crypto_key.k.id
      staging_bucket = "acme-staging"
    }
  }

  spark_sql_batch {
    query_file_uri = "gs://acme-jobs/q.sql"
  }
}
