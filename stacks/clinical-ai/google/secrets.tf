# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

# Its value is put in by somebody who may know it: what Terraform is told, its state tells.
resource "google_secret_manager_secret" "archive_login" {
  secret_id           = "chg-ai-archive-login"
  version_destroy_ttl = "2592000s"

  annotations = {
    title = "How the platform signs in to the imaging archive"
  }

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  replication {
    user_managed {
      replicas {
        location = "europe-west9"

        customer_managed_encryption {
          kms_key_name = google_kms_crypto_key.clinical.id
        }
      }
    }
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_secretmanager,
    google_kms_crypto_key_version.clinical,
  ]
}
