terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_bigtable_table" "this" {
  name          = "clicks"
  instance_name = "events"

  automated_backup_policy {
    retention_period = "72h"
    frequency        = "24h"
    locations        = ["projects/acme-prod/locations/europe-west4-a"]
  }
}

resource "google_bigtable_table_iam_member" "everybody" {
  instance_name = "events"
  table         = "clicks"
  role          = "roles/bigtable.reader"
  member        = "allUsers"
}
