terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_pubsub_topic" "this" {
  name         = "orders"
  kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"

  labels = {
    eurofence-class = "internal"
  }

  message_storage_policy {
    allowed_persistence_regions = ["europe-west4", "europe-west3"]
    enforce_in_transit          = true
  }

  message_transforms {
    ai_inference {
      endpoint = "projects/acme-prod/locations/europe-west4/endpoints/1"
    }
  }
}
