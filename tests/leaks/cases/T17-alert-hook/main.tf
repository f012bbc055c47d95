terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_monitoring_notification_channel" "hook" {
  display_name = "hook"
  type         = "webhook_tokenauth"

  labels = {
    url = "https://hook.example.com/alert"
  }
}
