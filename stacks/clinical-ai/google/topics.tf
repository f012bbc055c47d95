# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_pubsub_topic" "alerts" {
  name         = "chg-ai-alerts"
  kms_key_name = google_kms_crypto_key.logs.id

  labels = {
    eurofence-class   = "internal"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  # Messages are nowhere else, neither at rest nor on their way.
  message_storage_policy {
    allowed_persistence_regions = ["europe-west9"]
    enforce_in_transit          = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.logs_pubsub,
    google_kms_crypto_key_version.logs,
  ]
}
