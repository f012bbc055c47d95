terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_config_deployment" "this" {
  location             = "europe-west3"
  name                 = "net"
  artifacts_gcs_bucket = "gs://acme-state"
  service_account      = "projects/acme-prod/serviceAccounts/tf@acme-prod.iam.gserviceaccount.com"

  terraform_blueprint {
    gcs_source = "gs://acme-blueprints/net"
  }
}
