terraform {
  required_providers {
    google-beta = { source = "hashicorp/google-beta" }
  }
}

provider "google-beta" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_machine_image" "this" {
  provider        = google-beta
  name            = "monday"
  source_instance = "projects/acme-prod/zones/europe-west3-a/instances/vm"
  machine_image_encryption_key {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}

resource "google_compute_machine_image_iam_member" "ada" {
  provider      = google-beta
  machine_image = google_compute_machine_image.this.name
  role          = "roles/compute.viewer"
  member        = "user:ada@example.eu"
}
