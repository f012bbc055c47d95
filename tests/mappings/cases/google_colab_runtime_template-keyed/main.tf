terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_colab_runtime_template" "this" {
  name         = "61"
  display_name = "analysts"
  location     = "europe-west3"

  labels = {
    eurofence-class = "internal"
  }

  encryption_spec {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }

  software_config {
    env {
      name  = "GOOGLE_CLOUD_LOCATION"
      value = "europe-west4"
    }
  }
}
