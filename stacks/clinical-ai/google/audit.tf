# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

# Who read and wrote data, and who read settings: Google records that only where it is told to. What administrators
# change it records always.

resource "google_project_iam_audit_config" "everything" {
  project = "chg-clinical-ai"
  service = "allServices"

  audit_log_config {
    log_type = "ADMIN_READ"
  }

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

resource "google_logging_project_sink" "everything" {
  name                   = "chg-ai-everything"
  destination            = "storage.googleapis.com/chg-ai-trail"
  filter                 = "LOG_ID(\"cloudaudit.googleapis.com/activity\") OR LOG_ID(\"cloudaudit.googleapis.com/data_access\") OR LOG_ID(\"cloudaudit.googleapis.com/system_event\") OR LOG_ID(\"cloudaudit.googleapis.com/policy\") OR LOG_ID(\"cloudaudit.googleapis.com/access_transparency\")"
  unique_writer_identity = true

  depends_on = [google_storage_bucket.trail]
}

resource "google_storage_bucket_iam_member" "everything_audit_trail" {
  bucket = google_storage_bucket.trail.name
  role   = "roles/storage.objectCreator"
  member = google_logging_project_sink.everything.writer_identity
}
