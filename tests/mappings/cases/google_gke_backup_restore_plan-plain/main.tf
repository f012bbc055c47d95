terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_gke_backup_restore_plan" "this" {
  name        = "restore"
  location    = "europe-west3"
  backup_plan = "projects/acme-prod/locations/europe-west3/backupPlans/nightly"
  cluster     = "projects/acme-prod/locations/europe-west3/clusters/main"

  restore_config {
    all_namespaces = true
  }
}
