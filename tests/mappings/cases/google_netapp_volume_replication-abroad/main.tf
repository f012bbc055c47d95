terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_netapp_volume_replication" "this" {
  name                 = "abroad"
  location             = "europe-west3"
  volume_name          = "home"
  replication_schedule = "HOURLY"

  destination_volume_parameters {
    storage_pool = "projects/acme-prod/locations/us-east4/storagePools/pool"
  }
}
