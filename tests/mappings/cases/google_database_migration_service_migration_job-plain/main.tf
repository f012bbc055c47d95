terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_database_migration_service_migration_job" "this" {
  location         = "europe-west3"
  migration_job_id = "move"
  type             = "CONTINUOUS"
  source           = "projects/acme-prod/locations/europe-west3/connectionProfiles/from"
  destination      = "projects/acme-prod/locations/us-central1/connectionProfiles/to"

  static_ip_connectivity {}
}
