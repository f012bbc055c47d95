terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataproc_metastore_federation" "this" {
  federation_id = "all"
  location      = "europe-west3"
  version       = "3.1.2"

  backend_metastores {
    rank           = "1"
    metastore_type = "DATAPROC_METASTORE"
    name           = "projects/acme-prod/locations/us-east4/services/old"
  }
}
