terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_key_ring_import_job" "this" {
  key_ring         = "projects/acme-prod/locations/europe-west3/keyRings/ring"
  import_job_id    = "june"
  import_method    = "RSA_OAEP_3072_SHA256_AES_256"
  protection_level = "HSM"
}
