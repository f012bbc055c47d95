# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

# What Google itself always records goes to its own bucket _Required, which nobody can move: the settings of the
# organisation say where that is made, before the project is.

resource "google_logging_project_bucket_config" "everything" {
  project        = "chg-clinical-ai"
  location       = "europe-west9"
  bucket_id      = "chg-ai-everything"
  retention_days = 365

  cmek_settings {
    kms_key_name = google_kms_crypto_key.logs.id
  }

  depends_on = [
    google_kms_crypto_key_iam_member.logs_logging,
    google_kms_crypto_key_version.logs,
  ]
}

# Google has made this sink in the project, and it led to the bucket _Default in global.
resource "google_logging_project_sink" "_default" {
  name                   = "_Default"
  destination            = "logging.googleapis.com/projects/chg-clinical-ai/locations/europe-west9/buckets/chg-ai-everything"
  filter                 = "NOT LOG_ID(\"cloudaudit.googleapis.com/activity\") AND NOT LOG_ID(\"externalaudit.googleapis.com/activity\") AND NOT LOG_ID(\"cloudaudit.googleapis.com/system_event\") AND NOT LOG_ID(\"externalaudit.googleapis.com/system_event\") AND NOT LOG_ID(\"cloudaudit.googleapis.com/access_transparency\") AND NOT LOG_ID(\"externalaudit.googleapis.com/access_transparency\")"
  unique_writer_identity = true

  depends_on = [google_logging_project_bucket_config.everything]
}
