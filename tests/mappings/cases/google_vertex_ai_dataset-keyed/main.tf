terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_dataset" "this" {
  display_name        = "letters"
  metadata_schema_uri = "gs://google-cloud-aiplatform/schema/dataset/metadata/text_1.0.0.yaml"

  labels = {
    eurofence-class = "internal"
  }

  encryption_spec {
    kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
