terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_database_migration_service_connection_profile" "this" {
  location              = "europe-west3"
  connection_profile_id = "to"
  role                  = "DESTINATION"

  postgresql {
    host     = "db.example.com"
    port     = 5432
    username = "u"
    password = "p"
  }
}
