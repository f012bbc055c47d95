terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_oracle_database_goldengate_deployment" "this" {
  location                 = "europe-west3"
  goldengate_deployment_id = "g"
  display_name             = "g"
  odb_subnet               = "s"

  properties {
    deployment_type = "DATABASE_ORACLE"

    ogg_data {
      admin_username = "oggadmin"
      deployment     = "g"
    }
  }
}
