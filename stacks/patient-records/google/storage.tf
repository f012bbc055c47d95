# Rendered by eurofence: stack patient-records, profile chg-third-party@c611507d63e4.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_storage_bucket" "records" {
  name                        = "chg-records-records"
  location                    = "europe-west9"
  force_destroy               = false
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "patient-records"
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.clinical.id
  }

  versioning {
    enabled = true
  }

  retention_policy {
    is_locked        = false
    retention_period = 315360000
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_storage,
    google_kms_crypto_key_version.clinical,
  ]
}

resource "google_storage_bucket" "research" {
  name                        = "chg-records-research"
  location                    = "europe-west9"
  force_destroy               = false
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "patient-records"
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.clinical.id
  }

  versioning {
    enabled = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_storage,
    google_kms_crypto_key_version.clinical,
  ]
}

# Cloud Storage has no TLS setting of its own: this policy refuses plain HTTP in the whole project.
resource "google_org_policy_policy" "storage_secure_http_transport" {
  name   = "projects/chg-records-prod/policies/storage.secureHttpTransport"
  parent = "projects/chg-records-prod"

  spec {
    rules {
      enforce = "TRUE"
    }
  }
}
