# Rendered by eurofence: stack public-site, profile eu-customer-keys@e0f7cf4fb018.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_kms_key_ring" "this" {
  name     = "acme-www"
  location = "europe-west3"
}

resource "google_kms_crypto_key" "web" {
  name                       = "acme-www-web"
  key_ring                   = google_kms_key_ring.this.id
  purpose                    = "ENCRYPT_DECRYPT"
  rotation_period            = "31536000s"
  destroy_scheduled_duration = "2592000s"

  labels = {
    eurofence-class   = "internal"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "public-site"
  }

  version_template {
    algorithm        = "GOOGLE_SYMMETRIC_ENCRYPTION"
    protection_level = "SOFTWARE"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "web_storage" {
  crypto_key_id = google_kms_crypto_key.web.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = data.google_storage_project_service_account.this.member
}

data "google_storage_project_service_account" "this" {}
