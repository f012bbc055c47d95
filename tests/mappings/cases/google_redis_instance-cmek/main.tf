terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_redis_instance" "this" {
  name                 = "sessions"
  region               = "europe-west3"
  memory_size_gb       = 1
  customer_managed_key = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"

  labels = {
    eurofence-class = "internal"
  }
}
