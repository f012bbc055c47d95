terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_sql_database_instance" "primary" {
  name             = "orders"
  region           = "europe-west3"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-8192"
  }
}

resource "google_sql_database_instance" "replica" {
  name                 = "orders-us"
  region               = "us-central1"
  database_version     = "POSTGRES_16"
  master_instance_name = google_sql_database_instance.primary.name

  settings {
    tier = "db-custom-2-8192"
  }
}
