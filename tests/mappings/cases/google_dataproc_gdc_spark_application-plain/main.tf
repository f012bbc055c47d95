terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataproc_gdc_spark_application" "this" {
  spark_application_id = "nightly"
  location             = "europe-west3"
  serviceinstance      = "spark"
  namespace            = "default"

  spark_sql_application_config {
    query_file_uri = "gs://acme-jobs/one.sql"
  }
}
