terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_spanner_database" "this" {
  name     = "orders"
  instance = "main"
}

resource "google_spanner_database_iam_binding" "everybody" {
  instance = "main"
  database = "orders"
  role     = "roles/spanner.databaseReader"
  members  = ["allUsers"]
}
