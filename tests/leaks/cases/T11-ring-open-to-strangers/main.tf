terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_key_ring" "this" {
  name     = "ring"
  location = "europe-west3"
}

resource "google_kms_key_ring_iam_member" "audit" {
  key_ring_id = google_kms_key_ring.this.id
  role        = "roles/cloudkms.cryptoKeyDecrypter"
  member      = "user:auditor@example.com"
}
