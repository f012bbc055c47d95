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

resource "google_datastream_stream" "this" {
  stream_id                       = "orders"
  display_name                    = "Orders"
  location                        = "europe-west3"
  customer_managed_encryption_key = google_kms_crypto_key.k.id

  source_config {
    source_connection_profile = "projects/acme-prod/locations/europe-west3/connectionProfiles/db"
  }

  destination_config {
    destination_connection_profile = "projects/acme-prod/locations/europe-west3/connectionProfiles/bq"

    bigquery_destination_config {
      source_hierarchy_datasets {
        dataset_template {
          location = "us-east4"
        }
      }
    }
  }

  backfill_none {}
}
