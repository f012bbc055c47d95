terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_disk" "this" {
  name = "data"
  zone = "europe-west3-a"
}

resource "google_compute_disk_iam_member" "partner" {
  name   = google_compute_disk.this.name
  zone   = "europe-west3-a"
  role   = "roles/compute.storageAdmin"
  member = "user:ops@partner.example"
}
