terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

# Cloud KMS makes the key, and has it: in Google's own machines, whoever is called its owner.
resource "google_kms_key_handle" "this" {
  name                   = "disks"
  location               = "europe-west3"
  resource_type_selector = "compute.googleapis.com/Disk"
}
