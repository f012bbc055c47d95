terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_transcoder_job" "this" {
  location = "europe-west3"

  config {
    inputs {
      key = "in"
      uri = "gs://acme-films/in.mp4"
    }

    output {
      uri = "gs://acme-films-us/out/"
    }

    pubsub_destination {
      topic = "projects/acme-prod/topics/done"
    }
  }
}
