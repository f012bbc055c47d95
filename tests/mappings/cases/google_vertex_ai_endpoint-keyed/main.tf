terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_endpoint" "this" {
  name         = "42"
  display_name = "answers"
  location     = "europe-west3"

  labels = {
    eurofence-class = "internal"
  }

  encryption_spec {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }

  predict_request_response_logging_config {
    enabled       = true
    sampling_rate = 0.1

    bigquery_destination {
      output_uri = "bq://acme-prod.prompts.answers"
    }
  }
}
