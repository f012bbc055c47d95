terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_monitoring_uptime_check_config" "this" {
  display_name = "shop"
  timeout      = "10s"
  checker_type = "VPC_CHECKERS"

  tcp_check {
    port = 443
  }
}
