terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_backup_dr_backup_plan" "this" {
  backup_plan_id = "daily"
  location       = "europe-west3"
  resource_type  = "compute.googleapis.com/Instance"
  backup_vault   = "projects/acme-prod/locations/us-east4/backupVaults/vault"

  backup_rules {
    rule_id               = "daily"
    backup_retention_days = 7

    standard_schedule {
      recurrence_type = "DAILY"
      time_zone       = "UTC"
    }
  }
}
