terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_sql_database_instance" "this" {
  name             = "orders"
  region           = "europe-west3"
  database_version = "POSTGRES_17"

  settings {
    tier = "db-custom-2-8192"
  }
}
