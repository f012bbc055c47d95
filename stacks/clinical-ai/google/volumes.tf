# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
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
