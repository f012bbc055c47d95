terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_storage_insights_report_config" "this" {
  display_name = "inventory"
  location     = "europe-west3"

  frequency_options {
    frequency = "WEEKLY"

    start_date {
      day   = 1
      month = 1
      year  = 2026
    }

    end_date {
      day   = 1
      month = 1
      year  = 2027
    }
  }

  csv_options {
    header_required = true
  }

  object_metadata_report_options {
    metadata_fields = ["name"]

    storage_filters {
      bucket = "acme-data"
    }

    storage_destination_options {
      bucket = "acme-reports"
    }
  }
}
