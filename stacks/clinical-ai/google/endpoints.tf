# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_vertex_ai_endpoint" "triage" {
  name         = "2886853701"
  display_name = "chg-ai-triage"
  location     = "europe-west9"
  region       = "europe-west9"

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  encryption_spec {
    kms_key_name = google_kms_crypto_key.clinical.id
  }

  # No public address: whoever asks comes through a forwarding rule in the network of the stack.
  private_service_connect_config {
    enable_private_service_connect = true
    project_allowlist              = ["chg-network"]
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_aiplatform,
    google_kms_crypto_key_version.clinical,
  ]
}

# Terraform has no resource for a model of one's own: whoever builds it uploads it under this key, and deploys it here.
output "triage_model_endpoint" {
  value = {
    endpoint     = google_vertex_ai_endpoint.triage.id
    kms_key_name = google_kms_crypto_key.clinical.id
    image        = "europe-west9-docker.pkg.dev/chg-clinical-ai/chg-ai-models/triage:1.4.2"
    weights      = "gs://chg-ai-weights/triage/1.4.2/model.tar.gz"
    machine_type = "n1-standard-4"
    instances    = 1
  }
}
