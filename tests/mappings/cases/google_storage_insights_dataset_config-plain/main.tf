terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_storage_insights_dataset_config" "this" {
  dataset_config_id     = "objects"
  location              = "europe-west3"
  retention_period_days = 30
  organization_number   = "123456789"

  source_projects {
    project_numbers = ["42"]
  }

  identity {
    type = "IDENTITY_TYPE_PER_CONFIG"
  }
}
