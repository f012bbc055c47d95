terraform {
  required_providers {
    google-beta = { source = "hashicorp/google-beta" }
  }
}

provider "google-beta" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_crypto_key" "this" {
  provider = google-beta
  name     = "data"
  key_ring = "projects/acme-prod/locations/europe-west3/keyRings/ring"
  version_template {
    algorithm        = "EXTERNAL_SYMMETRIC_ENCRYPTION"
    protection_level = "EXTERNAL"
  }
  key_access_justifications_policy {
    allowed_access_reasons = ["GOOGLE_INITIATED_SYSTEM_OPERATION", "CUSTOMER_INITIATED_ACCESS", "THIRD_PARTY_DATA_REQUEST"]
  }
}
