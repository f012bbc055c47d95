terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_feature_online_store" "this" {
  name = "online"

  labels = {
    eurofence-class = "internal"
  }

  encryption_spec {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }

  optimized {}
}
