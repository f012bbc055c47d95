terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

provider "google" {
  alias   = "elsewhere"
  project = "acme-prod"
  region  = "us-central1"
}

resource "google_redis_instance" "this" {
  provider       = google.elsewhere
  name           = "sessions"
  memory_size_gb = 1
}
