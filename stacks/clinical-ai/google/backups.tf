# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_backup_dr_backup_vault" "nightly" {
  backup_vault_id    = "chg-ai-nightly"
  location           = "europe-west9"
  access_restriction = "WITHIN_PROJECT"

  # Nobody can delete a backup sooner.
  backup_minimum_enforced_retention_duration = "2592000s"

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  encryption_config {
    kms_key_name = google_kms_crypto_key.clinical.id
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_backupdr,
    google_kms_crypto_key_version.clinical,
  ]
}

resource "google_backup_dr_backup_plan" "nightly" {
  backup_plan_id = "chg-ai-nightly"
  location       = "europe-west9"
  resource_type  = "file.googleapis.com/Instance"
  backup_vault   = google_backup_dr_backup_vault.nightly.id

  backup_rules {
    rule_id               = "nightly"
    backup_retention_days = 30

    standard_schedule {
      recurrence_type = "DAILY"
      time_zone       = "UTC"

      backup_window {
        start_hour_of_day = 1
        end_hour_of_day   = 7
      }
    }
  }
}

resource "google_backup_dr_backup_plan_association" "shared" {
  backup_plan_association_id = "chg-ai-shared"
  location                   = "europe-west9"
  resource_type              = "file.googleapis.com/Instance"
  resource                   = google_filestore_instance.shared.id
  backup_plan                = google_backup_dr_backup_plan.nightly.id
}
