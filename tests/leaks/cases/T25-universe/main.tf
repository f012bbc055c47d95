terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

# Without a universe_domain all of it is made in Google's own universe, whatever its project is called.
provider "google" {
  project = "s3ns:acme-data"
  region  = "u-france-east1"
}

resource "google_pubsub_topic" "this" {
  name = "orders"
}
