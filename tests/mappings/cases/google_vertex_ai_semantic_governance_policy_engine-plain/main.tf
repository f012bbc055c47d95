terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_semantic_governance_policy_engine" "this" {
  region = "europe-west3"
}
