terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_oracle_database_db_system" "this" {
  location     = "europe-west3"
  db_system_id = "d"
  display_name = "d"
  odb_subnet   = "s"

  properties {
    compute_count                = 4
    database_edition             = "STANDARD_EDITION"
    initial_data_storage_size_gb = 256
    license_model                = "LICENSE_INCLUDED"
    shape                        = "VM.Standard.x86"
    ssh_public_keys              = ["k"]
  }
}
