terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_backup_dr_restore_workload" "this" {
  location        = "europe-west3"
  backup_vault_id = "vault"
  data_source_id  = "disk"
  backup_id       = "b1"

  disk_target_environment {
    project = "acme-prod"
    zone    = "us-east4-a"
  }

  disk_restore_properties {
    name    = "back"
    type    = "pd-ssd"
    size_gb = 10
  }
}
