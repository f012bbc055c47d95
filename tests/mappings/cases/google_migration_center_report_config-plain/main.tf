terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_migration_center_report_config" "this" {
  report_config_id = "costs"
  location         = "europe-west3"

  group_preferenceset_assignments {
    group          = "projects/acme-prod/locations/europe-west3/groups/all"
    preference_set = "projects/acme-prod/locations/europe-west3/preferenceSets/eu"
  }
}
