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
  name              = "crm"
  connector_version = "projects/acme-prod/locations/global/providers/gcp/connectors/salesforce/versions/1"

  destination_config {
    key = "url"

    destination {
      host = "https://acme.my.salesforce.com"
    }
  }
}
