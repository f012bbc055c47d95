# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_firestore_database" "consents" {
  name                    = "chg-ai-consents"
  location_id             = "europe-west9"
  type                    = "FIRESTORE_NATIVE"
  delete_protection_state = "DELETE_PROTECTION_ENABLED"

  # That is seven days; what is older is in the backups.
  point_in_time_recovery_enablement = "POINT_IN_TIME_RECOVERY_ENABLED"

  cmek_config {
    kms_key_name = google_kms_crypto_key.clinical.id
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_firestore,
    google_kms_crypto_key_version.clinical,
  ]
}

# Backups lie where the database lies, under its key.
resource "google_firestore_backup_schedule" "consents" {
  database  = google_firestore_database.consents.name
  retention = "2592000s"

  daily_recurrence {}
}
