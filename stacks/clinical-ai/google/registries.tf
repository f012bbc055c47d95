# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_artifact_registry_repository" "models" {
  repository_id = "chg-ai-models"
  location      = "europe-west9"
  format        = "DOCKER"
  kms_key_name  = google_kms_crypto_key.clinical.id

  labels = {
    eurofence-class   = "internal"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  docker_config {
    immutable_tags = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_artifactregistry,
    google_kms_crypto_key_version.clinical,
  ]
}
