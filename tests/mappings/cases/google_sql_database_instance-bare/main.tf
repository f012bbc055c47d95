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
  database_version = "MYSQL_8_0"

  settings {
    tier = "db-f1-micro"

    backup_configuration {
      enabled = true
    }
  }
}
