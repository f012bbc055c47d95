# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_filestore_instance" "shared" {
  name                        = "chg-ai-shared"
  location                    = "europe-west9"
  tier                        = "REGIONAL"
  kms_key_name                = google_kms_crypto_key.clinical.id
  deletion_protection_enabled = true

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  file_shares {
    name        = "files"
    capacity_gb = 1024
  }

  networks {
    network      = "projects/chg-network/global/networks/clinical"
    modes        = ["MODE_IPV4"]
    connect_mode = "PRIVATE_SERVICE_ACCESS"
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_file,
    google_kms_crypto_key_version.clinical,
  ]
}
