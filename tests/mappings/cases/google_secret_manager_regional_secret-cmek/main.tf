terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_secret_manager_regional_secret" "this" {
  secret_id = "password"
  location  = "europe-west3"

  labels = {
    eurofence-class = "internal"
  }

  customer_managed_encryption {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }

  topics {
    name = "projects/acme-prod/topics/rotation"
  }
}

resource "google_secret_manager_regional_secret_iam_binding" "everybody" {
  secret_id = "password"
  location  = "europe-west3"
  role      = "roles/secretmanager.secretAccessor"
  members   = ["allUsers"]
}
