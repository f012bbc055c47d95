terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_pubsub_subscription" "this" {
  name  = "out"
  topic = "orders"

  labels = {
    eurofence-class = "internal"
  }

  cloud_storage_config {
    bucket = "acme-orders"
  }
}
