terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_firebase_app_hosting_backend" "this" {
  location         = "europe-west4"
  backend_id       = "shop"
  app_id           = "1:2:web:3"
  service_account  = "web@acme-prod.iam.gserviceaccount.com"
  serving_locality = "GLOBAL_ACCESS"
}
