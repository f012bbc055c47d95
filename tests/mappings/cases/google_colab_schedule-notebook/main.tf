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

  create_notebook_execution_job_request {
    notebook_execution_job {
      display_name   = "report"
      gcs_output_uri = "gs://acme-notebooks/out"

      gcs_notebook_source {
        uri = "gs://acme-notebooks/report.ipynb"
      }
    }
  }
}
