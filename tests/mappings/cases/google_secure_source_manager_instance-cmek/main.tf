terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_secure_source_manager_instance" "this" {
  instance_id = "code"
  location    = "europe-west3"
  kms_key     = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"

  labels = {
    eurofence-class = "internal"
  }
}

resource "google_secure_source_manager_instance_iam_member" "everybody" {
  instance_id = "code"
  location    = "europe-west3"
  role        = "roles/securesourcemanager.instanceAccessor"
  member      = "allUsers"
}
