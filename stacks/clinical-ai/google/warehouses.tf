# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_bigquery_dataset" "studies" {
  dataset_id                 = "chg_ai_studies"
  location                   = "europe-west9"
  delete_contents_on_destroy = false

  # Seven days, the most there is.
  max_time_travel_hours = "168"

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  default_encryption_configuration {
    kms_key_name = google_kms_crypto_key.clinical.id
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_bigquery,
    google_kms_crypto_key_version.clinical,
  ]
}
