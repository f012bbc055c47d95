terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_healthcare_pipeline_job" "this" {
  location = "europe-west3"
  name     = "map"
  dataset  = "projects/acme-prod/locations/europe-west3/datasets/clinic"

  mapping_pipeline_job {
    fhir_store_destination = "projects/acme-prod/locations/us-central1/datasets/x/fhirStores/y"

    mapping_config {
      whistle_config_source {
        uri               = "gs://acme-maps/m.wstl"
        import_uri_prefix = "gs://acme-maps"
      }
    }
  }
}
