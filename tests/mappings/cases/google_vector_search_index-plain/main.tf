terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vector_search_collection" "letters" {
  collection_id = "letters"
  location      = "europe-west3"
}

resource "google_vector_search_index" "this" {
  index_id      = "dense"
  index_field   = "dense"
  location      = "europe-west3"
  collection_id = google_vector_search_collection.letters.collection_id
}
