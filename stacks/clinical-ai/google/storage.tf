# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_storage_bucket" "images" {
  name                        = "chg-ai-images"
  location                    = "europe-west9"
  force_destroy               = false
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
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

resource "google_storage_bucket" "trail" {
  name                        = "chg-ai-trail"
  location                    = "europe-west9"
  force_destroy               = false
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  labels = {
    eurofence-class   = "internal"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.logs.id
  }

  versioning {
    enabled = true
  }

  retention_policy {
    is_locked        = true
    retention_period = 31536000
  }

  depends_on = [
    google_kms_crypto_key_iam_member.logs_storage,
    google_kms_crypto_key_version.logs,
  ]
}

resource "google_storage_bucket" "weights" {
  name                        = "chg-ai-weights"
  location                    = "europe-west9"
  force_destroy               = false
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
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
  name   = "projects/chg-clinical-ai/policies/storage.secureHttpTransport"
  parent = "projects/chg-clinical-ai"

  spec {
    rules {
      enforce = "TRUE"
    }
  }
}
