terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

# A connection to an external key manager that runs with Google all the same.
resource "google_kms_ekm_connection" "this" {
  name     = "custodian"
  location = "europe-west3"

  service_resolvers {
    service_directory_service = "projects/acme-prod/locations/europe-west3/namespaces/keys/services/custodian"
    hostname                  = "keys-abcdef-ey.a.run.app"

    server_certificates {
      raw_der = "aGVyZQ=="
    }
  }
}
