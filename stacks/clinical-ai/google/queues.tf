# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_pubsub_topic" "imports" {
  name         = "chg-ai-imports"
  kms_key_name = google_kms_crypto_key.clinical.id

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  # Messages are nowhere else, neither at rest nor on their way.
  message_storage_policy {
    allowed_persistence_regions = ["europe-west9"]
    enforce_in_transit          = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_pubsub,
    google_kms_crypto_key_version.clinical,
  ]
}

# Whoever reads the queue pulls: nothing is pushed anywhere.
resource "google_pubsub_subscription" "imports" {
  name                       = "chg-ai-imports"
  topic                      = google_pubsub_topic.imports.id
  message_retention_duration = "345600s"

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  expiration_policy {
    ttl = ""
  }
}
