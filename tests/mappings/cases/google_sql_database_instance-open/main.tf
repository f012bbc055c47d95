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
  database_version = "SQLSERVER_2022_STANDARD"

  settings {
    tier = "db-custom-2-8192"

    ip_configuration {
      ipv4_enabled = true

      authorized_networks {
        name  = "office"
        value = "192.0.2.0/24"
      }

      authorized_networks {
        name  = "everybody"
        value = "0.0.0.0/0"
      }
    }

    sql_server_audit_config {
      bucket = "gs://acme-audit"
    }
  }

  replication_cluster {
    failover_dr_replica_name = "acme-prod:orders-dr"
  }
}
