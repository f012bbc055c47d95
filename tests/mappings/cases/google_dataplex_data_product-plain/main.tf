terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataplex_data_product" "this" {
  data_product_id = "orders"
  display_name    = "Orders"
  location        = "europe-west3"
  owner_emails    = ["data@acme.example"]
}
