terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_rag_engine_config" "this" {
  region = "europe-west3"

  rag_managed_db_config {
    basic {}
  }
}
