terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_oracle_database_exascale_db_storage_vault" "this" {
  location                     = "europe-west3"
  exascale_db_storage_vault_id = "s"
  display_name                 = "s"

  properties {
    exascale_db_storage_details {
      total_size_gbs = 512
    }
  }
}
