terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_scc_v2_folder_scc_big_query_export" "this" {
  folder              = "9"
  big_query_export_id = "out"
  dataset             = "projects/acme-prod/datasets/findings"
  description         = ""
  filter              = ""
}
