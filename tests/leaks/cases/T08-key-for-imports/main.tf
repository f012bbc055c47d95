terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_crypto_key" "this" {
  name     = "data"
  key_ring = "projects/acme-prod/locations/europe-west3/keyRings/main"

  # Whoever made the material has it, and Google has a copy.
  import_only                   = true
  skip_initial_version_creation = true

  version_template {
    algorithm        = "GOOGLE_SYMMETRIC_ENCRYPTION"
    protection_level = "HSM"
  }
}
