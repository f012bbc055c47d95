terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dialogflow_environment" "this" {
  environmentid = "test"

  fulfillment {
    generic_web_service {
      uri = "https://hooks.example.com/orders"
    }
  }
}
