terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_index_endpoint" "this" {
  display_name            = "search"
  region                  = "europe-west3"
  public_endpoint_enabled = true

  encryption_spec {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}

resource "google_vertex_ai_index_endpoint_deployed_index" "letters" {
  index_endpoint    = google_vertex_ai_index_endpoint.this.id
  index             = "projects/acme-prod/locations/europe-west3/indexes/7"
  deployed_index_id = "letters"
}
