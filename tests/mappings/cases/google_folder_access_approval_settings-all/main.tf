terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_folder_access_approval_settings" "this" {
  folder_id = "7"
  enrolled_services {
    cloud_product = "all"
  }
}
