terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_crypto_key" "k" {
  name     = "data"
  key_ring = "projects/acme-prod/locations/europe-west3/keyRings/ring"
}

resource "google_dialogflow_encryption_spec" "s" {
  location = "europe-west3"

  encryption_spec {
    kms_key = google_kms_crypto_key.k.id
  }
}

resource "google_dialogflow_conversation_profile" "this" {
  display_name = "calls"
  location     = "europe-west3"

  automated_agent_config {
    agent = "projects/acme-prod/locations/europe-west3/agents/7d0a"
  }

  notification_config {
    topic = "projects/acme-prod/topics/talks"
  }

  human_agent_handoff_config {
    live_person_config {
      account_number = "42"
    }
  }
}
