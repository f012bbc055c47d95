terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_oracle_database_exadb_vm_cluster" "this" {
  location            = "europe-west3"
  exadb_vm_cluster_id = "v"
  display_name        = "v"
  odb_subnet          = "s"
  backup_odb_subnet   = "b"

  properties {
    enabled_ecpu_count_per_node = 8
    exascale_db_storage_vault   = "projects/acme-prod/locations/europe-west3/exascaleDbStorageVaults/s"
    grid_image_id               = "g"
    hostname_prefix             = "h"
    node_count                  = 1
    shape_attribute             = "SMART_STORAGE"
    ssh_public_keys             = ["k"]

    vm_file_system_storage {
      size_in_gbs_per_node = 260
    }
  }
}
