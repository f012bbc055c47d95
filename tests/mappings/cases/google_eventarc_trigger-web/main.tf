terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_eventarc_trigger" "this" {
  name     = "orders"
  location = "europe-west3"

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.pubsub.topic.v1.messagePublished"
  }

  destination {
    http_endpoint {
      uri = "https://hooks.example.com/orders"
    }

    network_config {
      network_attachment = "projects/acme-prod/regions/europe-west3/networkAttachments/a"
    }
  }
}
