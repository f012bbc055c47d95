terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_access_context_manager_service_perimeter" "this" {
  parent = "accessPolicies/5"
  name   = "accessPolicies/5/servicePerimeters/data"
  title  = "data"

  status {
    resources = ["projects/42"]
    restricted_services = [
      "aiplatform.googleapis.com",
      "artifactregistry.googleapis.com",
      "backupdr.googleapis.com",
      "bigquery.googleapis.com",
      "bigquerydatatransfer.googleapis.com",
      "bigtable.googleapis.com",
      "cloudfunctions.googleapis.com",
      "composer.googleapis.com",
      "compute.googleapis.com",
      "container.googleapis.com",
      "dataflow.googleapis.com",
      "dataproc.googleapis.com",
      "documentai.googleapis.com",
      "file.googleapis.com",
      "firestore.googleapis.com",
      "integrations.googleapis.com",
      "logging.googleapis.com",
      "notebooks.googleapis.com",
      "pubsub.googleapis.com",
      "run.googleapis.com",
      "secretmanager.googleapis.com",
      "spanner.googleapis.com",
      "sqladmin.googleapis.com",
      "storage.googleapis.com",
      "workstations.googleapis.com",
    ]
  }
}

resource "google_access_context_manager_service_perimeter_egress_policy" "out" {
  perimeter = google_access_context_manager_service_perimeter.this.name
  egress_to {
    resources = ["projects/99"]
  }
}

resource "google_access_context_manager_service_perimeter_ingress_policy" "in" {
  perimeter = "accessPolicies/5/servicePerimeters/data"
  ingress_from {
    identity_type = "ANY_IDENTITY"
    sources {
      access_level = "*"
    }
  }
  ingress_to {
    resources = ["*"]
  }
}
