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
  compliance_regime = "FEDRAMP_HIGH"
  display_name      = "records"
  location          = "us-east4"
  organization      = "9"
}
