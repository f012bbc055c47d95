terraform {
  backend "gcs" {
    bucket             = "acme-state"
    kms_encryption_key = "projects/acme-keys/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
