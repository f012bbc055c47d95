terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_assured_workloads_workload" "this" {
  compliance_regime = "REGIONAL_CONTROLS"
  display_name      = "records"
  location          = "europe-west3"
  organization      = "9"
}
