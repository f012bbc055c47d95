# Rendered by eurofence: stack patient-records, profile chg-third-party@c611507d63e4.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_kms_key_ring" "this" {
  name     = "chg-records"
  location = "europe-west9"
}

resource "google_kms_crypto_key" "clinical" {
  # Only the beta of the provider can say for which reasons a key may be used.
  provider = google-beta

  name                          = "chg-records-clinical"
  key_ring                      = google_kms_key_ring.this.id
  purpose                       = "ENCRYPT_DECRYPT"
  skip_initial_version_creation = true
  destroy_scheduled_duration    = "2592000s"

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "patient-records"
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
    external_key_uri = "https://kms.custodian.example.eu/v0/keys/chg-clinical-google-1"
  }
}

resource "google_kms_crypto_key_iam_member" "clinical_storage" {
  crypto_key_id = google_kms_crypto_key.clinical.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = data.google_storage_project_service_account.this.member
}

data "google_storage_project_service_account" "this" {}
