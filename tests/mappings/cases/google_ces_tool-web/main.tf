terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_ces_tool" "this" {
  location = "us"
  app      = "shop"
  tool_id  = "web"

  google_search_tool {
    name = "web"
  }
}
