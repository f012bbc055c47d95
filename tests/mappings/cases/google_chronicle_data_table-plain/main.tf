terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_chronicle_data_table" "this" {
  location      = "eu"
  instance      = "i-1"
  data_table_id = "hosts"
  description   = "who is who"
}
