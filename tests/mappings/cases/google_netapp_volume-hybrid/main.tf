terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_netapp_volume" "this" {
  name         = "home"
  location     = "europe-west3"
  storage_pool = "pool"
  share_name   = "home"
  capacity_gib = "100"
  protocols    = ["NFSV4"]

  backup_config {
    backup_vault = "projects/acme-prod/locations/europe-west3/backupVaults/vault"
  }

  hybrid_replication_parameters {
    replication       = "outside"
    peer_cluster_name = "cellar"
    peer_svm_name     = "svm"
    peer_volume_name  = "home"
    peer_ip_addresses = ["192.0.2.7"]
  }
}
