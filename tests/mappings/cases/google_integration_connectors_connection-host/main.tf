terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_integration_connectors_connection" "this" {
  location          = "europe-west3"
  name              = "db"
  connector_version = "projects/acme-prod/locations/global/providers/gcp/connectors/postgresql/versions/1"

  destination_config {
    key = "host"

    destination {
      host = "db.example.com"
      port = 5432
    }
  }
}
