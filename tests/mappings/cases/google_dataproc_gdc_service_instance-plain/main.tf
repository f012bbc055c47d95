terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataproc_gdc_service_instance" "this" {
  service_instance_id = "spark"
  location            = "europe-west3"

  gdce_cluster {
    gdce_cluster = "projects/acme-prod/locations/europe-west3/clusters/own"
  }

  spark_service_instance_config {}
}
