terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_crypto_key" "k" {
  name     = "data"
  key_ring = "projects/acme-prod/locations/europe-west3/keyRings/ring"
}

resource "google_cloudfunctions2_function" "this" {
  name         = "resize"
  location     = "europe-west3"
  kms_key_name = google_kms_crypto_key.k.id

  build_config {
    runtime           = "python312"
    docker_repository = "projects/acme-prod/locations/europe-west3/repositories/functions"
  }

  service_config {
    ingress_settings = "ALLOW_ALL"

    environment_variables = {
      VERTEX_LOCATION = "europe-west3"
    }
  }

  event_trigger {
    event_type     = "google.cloud.storage.object.v1.finalized"
    trigger_region = "us"
  }
}
