# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

# Empty at first: whoever writes to it sends vectors as a stream.
resource "google_vertex_ai_index" "literature" {
  display_name        = "chg-ai-literature"
  region              = "europe-west9"
  index_update_method = "STREAM_UPDATE"

  labels = {
    eurofence-class   = "internal"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  encryption_spec {
    kms_key_name = google_kms_crypto_key.clinical.id
  }

  metadata {
    config {
      dimensions                  = 768
      approximate_neighbors_count = 100
      shard_size                  = "SHARD_SIZE_SMALL"

      algorithm_config {
        tree_ah_config {}
      }
    }
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_aiplatform,
    google_kms_crypto_key_version.clinical,
  ]
}

resource "google_vertex_ai_index_endpoint" "literature" {
  display_name            = "chg-ai-literature"
  region                  = "europe-west9"
  public_endpoint_enabled = false

  labels = {
    eurofence-class   = "internal"
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

resource "google_vertex_ai_index_endpoint_deployed_index" "literature" {
  deployed_index_id = "literature"
  index_endpoint    = google_vertex_ai_index_endpoint.literature.id
  index             = google_vertex_ai_index.literature.id
  region            = "europe-west9"

  dedicated_resources {
    min_replica_count = 1

    machine_spec {
      machine_type = "e2-standard-2"
    }
  }
}
