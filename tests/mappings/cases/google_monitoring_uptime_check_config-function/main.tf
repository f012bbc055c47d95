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

  synthetic_monitor {
    cloud_function_v2 {
      name = "projects/acme-prod/locations/europe-west3/functions/probe"
    }
  }
}
