# Rendered by eurofence: stack clinical-ai, profile chg-third-party@4816ca74af23.
# Do not edit: change stack.yaml and run "eurofence render".

# These hold for the whole project, also for disks and snapshots that no stack knows.
resource "google_compute_snapshot_settings" "volumes" {
  storage_location {
    policy = "SPECIFIC_LOCATIONS"

    locations {
      name     = "europe-west9"
      location = "europe-west9"
    }
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_compute,
    google_kms_crypto_key_version.clinical,
  ]
}

# A disk, image or snapshot without a customer key is refused.
resource "google_org_policy_policy" "volumes_customer_key" {
  name   = "projects/chg-clinical-ai/policies/gcp.restrictNonCmekServices"
  parent = "projects/chg-clinical-ai"

  spec {
    rules {
      values {
        denied_values = ["compute.googleapis.com"]
      }
    }
  }
}

# Nobody outside the project can use its disks, images and snapshots, whatever IAM says.
resource "google_org_policy_policy" "volumes_own_use" {
  name   = "projects/chg-clinical-ai/policies/compute.storageResourceUseRestrictions"
  parent = "projects/chg-clinical-ai"

  spec {
    rules {
      values {
        allowed_values = ["under:projects/chg-clinical-ai"]
      }
    }
  }
}
