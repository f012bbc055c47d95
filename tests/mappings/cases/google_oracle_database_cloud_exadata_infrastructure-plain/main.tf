terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_oracle_database_cloud_exadata_infrastructure" "this" {
  location                        = "europe-west3"
  cloud_exadata_infrastructure_id = "x"
}
