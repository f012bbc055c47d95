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
  display_name                            = "report"
  location                                = "europe-west3"
  gcs_output_uri                          = "gs://acme-notebooks/out"
  notebook_runtime_template_resource_name = "projects/acme-prod/locations/europe-west3/notebookRuntimeTemplates/61"

  gcs_notebook_source {
    uri        = "gs://acme-notebooks/report.ipynb"
    generation = "1"
  }
}
