terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataplex_glossary" "this" {
  glossary_id = "words"
  location    = "europe-west3"
}
