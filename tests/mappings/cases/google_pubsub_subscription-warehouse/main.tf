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
  topic = "projects/acme-prod/topics/orders"

  bigquery_config {
    table = "acme-prod.orders.raw"
  }

  message_transforms {
    ai_inference {
      endpoint = "projects/acme-prod/locations/europe-west4/endpoints/1"
    }
  }
}
