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
  name                = "orders"
  region              = "europe-west3"
  database_version    = "POSTGRES_16"
  encryption_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"

  settings {
    tier = "db-custom-2-8192"

    user_labels = {
      eurofence-class = "internal"
    }

    backup_configuration {
      enabled  = true
      location = "europe-west3"
    }

    ip_configuration {
      ipv4_enabled    = false
      private_network = "projects/acme-prod/global/networks/inside"
    }
  }
}
