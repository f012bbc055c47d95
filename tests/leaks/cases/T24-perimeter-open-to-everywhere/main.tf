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
    egress_policies {
      egress_from {
        identity_type = "ANY_IDENTITY"
      }
      egress_to {
        resources = ["*"]
      }
    }
    egress_policies {
      egress_to {
        external_resources = ["s3://elsewhere"]
      }
    }
  }
}
