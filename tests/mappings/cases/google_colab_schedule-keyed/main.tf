terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_colab_schedule" "this" {
  display_name             = "nightly"
  location                 = "europe-west3"
  cron                     = "0 2 * * *"
  max_concurrent_run_count = "1"

  create_pipeline_job_request {
    pipeline_job {
      display_name = "train"

      runtime_config {
        gcs_output_directory = "gs://acme-pipelines/train"
      }

      encryption_spec {
        kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
      }
    }
  }
}
