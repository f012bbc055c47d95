terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_spanner_backup_schedule" "this" {
  name               = "daily"
  instance           = "main"
  database           = "orders"
  retention_duration = "172800s"
}
