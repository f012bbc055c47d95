terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_ekm_connection" "this" {
  name     = "ekm"
  location = "europe-west3"
  service_resolvers {
    service_directory_service = "projects/acme-prod/locations/europe-west3/namespaces/n/services/s"
    hostname                  = "kms.example.eu"
    server_certificates {
      raw_der = "MIIB"
    }
  }
}
