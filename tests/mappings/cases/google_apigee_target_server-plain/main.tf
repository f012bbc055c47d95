terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_apigee_target_server" "this" {
  env_id = "organizations/acme-prod/environments/prod"
  name   = "orders"
  host   = "orders.example.com"
  port   = 443
}
