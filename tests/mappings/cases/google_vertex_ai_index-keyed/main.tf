terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_index" "this" {
  display_name = "letters"
  region       = "europe-west3"

  labels = {
    eurofence-class = "internal"
  }

  metadata {
    contents_delta_uri = "gs://acme-vectors/letters"

    config {
      dimensions                  = 768
      approximate_neighbors_count = 150
    }
  }

  encryption_spec {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
