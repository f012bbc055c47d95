terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_ces_toolset" "this" {
  location   = "eu"
  app        = "shop"
  toolset_id = "orders"

  mcp_toolset {
    server_address = "https://mcp.example.com/orders"
  }
}
