terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_workstations_workstation_config" "this" {
  workstation_config_id  = "python"
  workstation_cluster_id = "desk"
  location               = "europe-west3"

  encryption_key {
    kms_key                 = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
    kms_key_service_account = "keys@acme-prod.iam.gserviceaccount.com"
  }

  container {
    image = "europe-west3-docker.pkg.dev/acme-prod/desks/python:1"

    env = {
      GOOGLE_CLOUD_LOCATION = "europe-west4"
    }
  }
}
