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
  name     = "custodian"
  location = "europe-west3"

  service_resolvers {
    service_directory_service = "projects/acme-prod/locations/europe-west3/namespaces/keys/services/custodian"
    hostname                  = "kms.us-east.example.com"

    server_certificates {
      raw_der = "aGVyZQ=="
    }
  }
}
