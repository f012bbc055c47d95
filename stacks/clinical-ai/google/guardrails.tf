# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

# A policy binds what is made from now on, and not what is there already.

resource "google_org_policy_policy" "gcp_resource_locations" {
  name   = "projects/chg-clinical-ai/policies/gcp.resourceLocations"
  parent = "projects/chg-clinical-ai"

  spec {
    rules {
      values {
        allowed_values = ["in:europe-west9-locations"]
      }
    }
  }
}

resource "google_org_policy_policy" "gcp_restrict_non_cmek_services" {
  name   = "projects/chg-clinical-ai/policies/gcp.restrictNonCmekServices"
  parent = "projects/chg-clinical-ai"

  spec {
    rules {
      values {
        denied_values = ["aiplatform.googleapis.com", "artifactregistry.googleapis.com", "backupdr.googleapis.com", "bigquery.googleapis.com", "bigquerydatatransfer.googleapis.com", "bigtable.googleapis.com", "cloudfunctions.googleapis.com", "composer.googleapis.com", "compute.googleapis.com", "container.googleapis.com", "dataflow.googleapis.com", "dataproc.googleapis.com", "documentai.googleapis.com", "file.googleapis.com", "firestore.googleapis.com", "integrations.googleapis.com", "logging.googleapis.com", "notebooks.googleapis.com", "pubsub.googleapis.com", "run.googleapis.com", "secretmanager.googleapis.com", "spanner.googleapis.com", "sqladmin.googleapis.com", "storage.googleapis.com", "workstations.googleapis.com"]
      }
    }
  }
}

resource "google_org_policy_policy" "cloudkms_allowed_protection_levels" {
  name   = "projects/chg-clinical-ai/policies/cloudkms.allowedProtectionLevels"
  parent = "projects/chg-clinical-ai"

  spec {
    rules {
      values {
        allowed_values = ["EXTERNAL", "EXTERNAL_VPC"]
      }
    }
  }
}
