# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_kms_key_ring" "this" {
  name     = "chg-ai"
  location = "europe-west9"
}

resource "google_kms_crypto_key" "clinical" {
  # Only the beta of the provider can say for which reasons a key may be used.
  provider = google-beta

  name                          = "chg-ai-clinical"
  key_ring                      = google_kms_key_ring.this.id
  purpose                       = "ENCRYPT_DECRYPT"
  skip_initial_version_creation = true
  destroy_scheduled_duration    = "2592000s"

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  version_template {
    algorithm        = "EXTERNAL_SYMMETRIC_ENCRYPTION"
    protection_level = "EXTERNAL"
  }

  key_access_justifications_policy {
    allowed_access_reasons = [
      "CUSTOMER_INITIATED_ACCESS",
      "GOOGLE_INITIATED_SYSTEM_OPERATION",
    ]
  }

  lifecycle {
    prevent_destroy = true
  }
}

# The custodian holds the key material and rotates it. Terraform makes the version but cannot make it primary; until
# somebody does, once, nothing can be encrypted: gcloud kms keys update KEY --primary-version=1
resource "google_kms_crypto_key_version" "clinical" {
  crypto_key = google_kms_crypto_key.clinical.id

  external_protection_level_options {
    external_key_uri = "https://kms.custodian.example.eu/v0/keys/chg-clinical-ai-1"
  }
}

resource "google_kms_crypto_key_iam_member" "clinical_aiplatform" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-428817305561@gcp-sa-aiplatform.iam.gserviceaccount.com"

  depends_on = [google_project_service.aiplatform]
}

resource "google_kms_crypto_key_iam_member" "clinical_artifactregistry" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-428817305561@gcp-sa-artifactregistry.iam.gserviceaccount.com"

  depends_on = [google_project_service.artifactregistry]
}

resource "google_kms_crypto_key_iam_member" "clinical_backupdr" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-428817305561@gcp-sa-backupdr.iam.gserviceaccount.com"

  depends_on = [google_project_service.backupdr]
}

resource "google_kms_crypto_key_iam_member" "clinical_bigquery" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:bq-428817305561@bigquery-encryption.iam.gserviceaccount.com"

  depends_on = [google_project_service.bigquery]
}

resource "google_kms_crypto_key_iam_member" "clinical_compute" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-428817305561@compute-system.iam.gserviceaccount.com"

  depends_on = [google_project_service.compute]
}

resource "google_kms_crypto_key_iam_member" "clinical_file" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-428817305561@cloud-filer.iam.gserviceaccount.com"

  depends_on = [google_project_service.file]
}

resource "google_kms_crypto_key_iam_member" "clinical_firestore" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-428817305561@gcp-sa-firestore.iam.gserviceaccount.com"

  depends_on = [google_project_service.firestore]
}

resource "google_kms_crypto_key_iam_member" "clinical_notebooks" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-428817305561@gcp-sa-notebooks.iam.gserviceaccount.com"

  depends_on = [google_project_service.notebooks]
}

resource "google_kms_crypto_key_iam_member" "clinical_pubsub" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-428817305561@gcp-sa-pubsub.iam.gserviceaccount.com"

  depends_on = [google_project_service.pubsub]
}

resource "google_kms_crypto_key_iam_member" "clinical_secretmanager" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-428817305561@gcp-sa-secretmanager.iam.gserviceaccount.com"

  depends_on = [google_project_service.secretmanager]
}

resource "google_kms_crypto_key_iam_member" "clinical_sqladmin" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-428817305561@gcp-sa-cloud-sql.iam.gserviceaccount.com"

  depends_on = [google_project_service.sqladmin]
}

resource "google_kms_crypto_key_iam_member" "clinical_storage" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = data.google_storage_project_service_account.this.member
}

resource "google_kms_crypto_key" "logs" {
  # Only the beta of the provider can say for which reasons a key may be used.
  provider = google-beta

  name                          = "chg-ai-logs"
  key_ring                      = google_kms_key_ring.this.id
  purpose                       = "ENCRYPT_DECRYPT"
  skip_initial_version_creation = true
  destroy_scheduled_duration    = "2592000s"

  labels = {
    eurofence-class   = "internal"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  version_template {
    algorithm        = "EXTERNAL_SYMMETRIC_ENCRYPTION"
    protection_level = "EXTERNAL"
  }

  key_access_justifications_policy {
    allowed_access_reasons = [
      "CUSTOMER_INITIATED_ACCESS",
      "GOOGLE_INITIATED_SYSTEM_OPERATION",
    ]
  }

  lifecycle {
    prevent_destroy = true
  }
}

# The custodian holds the key material and rotates it. Terraform makes the version but cannot make it primary; until
# somebody does, once, nothing can be encrypted: gcloud kms keys update KEY --primary-version=1
resource "google_kms_crypto_key_version" "logs" {
  crypto_key = google_kms_crypto_key.logs.id

  external_protection_level_options {
    external_key_uri = "https://kms.custodian.example.eu/v0/keys/chg-clinical-ai-2"
  }
}

resource "google_kms_crypto_key_iam_member" "logs_logging" {
  crypto_key_id = google_kms_crypto_key.logs.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = format("serviceAccount:%s", data.google_logging_project_settings.this.kms_service_account_id)
}

resource "google_kms_crypto_key_iam_member" "logs_pubsub" {
  crypto_key_id = google_kms_crypto_key.logs.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-428817305561@gcp-sa-pubsub.iam.gserviceaccount.com"

  depends_on = [google_project_service.pubsub]
}

resource "google_kms_crypto_key_iam_member" "logs_storage" {
  crypto_key_id = google_kms_crypto_key.logs.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = data.google_storage_project_service_account.this.member
}

data "google_storage_project_service_account" "this" {}

data "google_logging_project_settings" "this" {
  project = "chg-clinical-ai"

  depends_on = [google_project_service.logging]
}
