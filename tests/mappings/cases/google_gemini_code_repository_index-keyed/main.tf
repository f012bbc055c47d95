terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_gemini_code_repository_index" "this" {
  code_repository_index_id = "code"
  location                 = "europe-west3"
  kms_key                  = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"

  labels = {
    eurofence-class = "internal"
  }
}
