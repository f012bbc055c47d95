terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_workstations_workstation_config" "python" {
  workstation_config_id  = "python"
  workstation_cluster_id = "desk"
  location               = "europe-west3"
}

resource "google_workstations_workstation" "this" {
  workstation_id         = "anna"
  workstation_config_id  = google_workstations_workstation_config.python.workstation_config_id
  workstation_cluster_id = "desk"
  location               = "europe-west3"
}

resource "google_workstations_workstation_iam_member" "everybody" {
  workstation_id         = google_workstations_workstation.this.workstation_id
  workstation_config_id  = "python"
  workstation_cluster_id = "desk"
  location               = "europe-west3"
  role                   = "roles/workstations.user"
  member                 = "allAuthenticatedUsers"
}
