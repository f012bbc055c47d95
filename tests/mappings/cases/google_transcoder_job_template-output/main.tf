terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_transcoder_job_template" "this" {
  location        = "europe-west3"
  job_template_id = "small"

  config {
    output {
      uri = "gs://acme-films-us/out/"
    }
  }
}
