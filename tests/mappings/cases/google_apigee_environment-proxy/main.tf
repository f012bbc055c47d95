terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_apigee_environment" "this" {
  org_id            = "organizations/acme-prod"
  name              = "prod"
  forward_proxy_uri = "https://proxy.example.com:3128"
}
