# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_pubsub_topic" "letters" {
  name                       = "chg-ai-letters"
  kms_key_name               = google_kms_crypto_key.clinical.id
  message_retention_duration = "604800s"

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

# Records of one key come in their order; a reader that seeks back reads again what the topic keeps.
resource "google_pubsub_subscription" "letters" {
  name                    = "chg-ai-letters"
  topic                   = google_pubsub_topic.letters.id
  enable_message_ordering = true

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  expiration_policy {
    ttl = ""
  }
}
