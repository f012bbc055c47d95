terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vector_search_collection" "this" {
  collection_id = "letters"
  location      = "europe-west3"

  labels = {
    eurofence-class = "internal"
  }

  encryption_spec {
    crypto_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
