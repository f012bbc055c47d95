terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vertex_ai_feature_online_store" "online" {
  name   = "online"
  region = "europe-west3"

  optimized {}
}

resource "google_vertex_ai_feature_online_store_featureview" "this" {
  name                 = "people"
  region               = "europe-west3"
  feature_online_store = google_vertex_ai_feature_online_store.online.name

  big_query_source {
    uri               = "bq://acme-prod.features.people"
    entity_id_columns = ["id"]
  }
}
