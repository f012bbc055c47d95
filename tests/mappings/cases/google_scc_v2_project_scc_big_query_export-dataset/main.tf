terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_scc_v2_project_scc_big_query_export" "this" {
  project             = "acme-prod"
  big_query_export_id = "out"
  dataset             = "projects/acme-prod/datasets/findings"
  description         = ""
  filter              = ""
}
