terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_feature_group" "this" {
  name   = "people"
  region = "europe-west3"

  big_query {
    entity_id_columns = ["id"]

    big_query_source {
      input_uri = "bq://acme-prod.features.people"
    }
  }
}
