terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_colab_notebook_execution" "this" {
  display_name   = "report"
  location       = "europe-west3"
  gcs_output_uri = "gs://acme-notebooks/out"

  custom_environment_spec {
    machine_spec {
      machine_type = "n1-standard-4"
    }
  }

  gcs_notebook_source {
    uri        = "gs://acme-notebooks/report.ipynb"
    generation = "1"
  }
}
