terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_persistent_resource" "this" {
  name     = "ray"
  location = "europe-west3"

  encryption_spec {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }

  resource_pools {
    replica_count = "1"

    machine_spec {
      machine_type = "n1-standard-4"
    }
  }
}
