terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_oracle_database_autonomous_database" "this" {
  location               = "europe-west3"
  autonomous_database_id = "orders"
  database               = "orders"
  admin_password         = "Not-a-secret-123"
  network                = "projects/acme-prod/global/networks/n"
  cidr                   = "10.5.0.0/24"

  source_config {
    autonomous_database = "projects/acme-prod/locations/us-east4/autonomousDatabases/orders"
  }

  properties {
    db_workload  = "OLTP"
    license_type = "LICENSE_INCLUDED"
  }
}
