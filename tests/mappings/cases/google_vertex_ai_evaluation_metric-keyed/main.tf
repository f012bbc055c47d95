terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_evaluation_metric" "this" {
  region               = "europe-west3"
  evaluation_metric_id = "tone"
  display_name         = "Tone"
  gcs_uri              = "gs://acme-metrics/tone.yaml"

  encryption_spec {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
