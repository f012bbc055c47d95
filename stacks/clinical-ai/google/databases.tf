# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

# No password: what Terraform is told, its state tells. People and services sign in with IAM.
resource "google_sql_database_instance" "patients" {
  name                = "chg-ai-patients"
  region              = "europe-west9"
  database_version    = "POSTGRES_17"
  encryption_key_name = google_kms_crypto_key.clinical.id
  deletion_protection = true

  settings {
    tier                        = "db-custom-2-7680"
    edition                     = "ENTERPRISE"
    disk_size                   = 100
    disk_type                   = "PD_SSD"
    deletion_protection_enabled = true
    retain_backups_on_delete    = true

    user_labels = {
      eurofence-class   = "sensitive"
      eurofence-profile = "chg-third-party"
      eurofence-stack   = "clinical-ai"
    }

    database_flags {
      name  = "cloudsql.iam_authentication"
      value = "on"
    }

    ip_configuration {
      ipv4_enabled    = false
      private_network = "projects/chg-network/global/networks/clinical"
      ssl_mode        = "ENCRYPTED_ONLY"
    }

    # Without a location they would go to a multi-region.
    backup_configuration {
      enabled                        = true
      location                       = "europe-west9"
      point_in_time_recovery_enabled = true
      transaction_log_retention_days = 7

      # One a day.
      backup_retention_settings {
        retained_backups = 30
        retention_unit   = "COUNT"
      }
    }
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_sqladmin,
    google_kms_crypto_key_version.clinical,
  ]
}
