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

resource "google_vector_search_data_object" "this" {
  data_object_id = "one"
  location       = "europe-west3"
  collection_id  = google_vector_search_collection.letters.collection_id
}
