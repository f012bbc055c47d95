terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_apihub_curation" "this" {
  location     = "europe-west3"
  curation_id  = "tidy"
  display_name = "tidy"

  endpoint {
    application_integration_endpoint_details {
      trigger_id = "t"
      uri        = "https://integrations.googleapis.com/v1/projects/acme-prod/locations/europe-west3/integrations/i:execute"
    }
  }
}
