terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_privateca_certificate_authority" "this" {
  location                 = "europe-west3"
  pool                     = "staff"
  certificate_authority_id = "root"

  config {
    subject_config {
      subject {
        common_name  = "root"
        organization = "Acme"
      }
    }

    x509_config {
      ca_options {
        is_ca = true
      }

      key_usage {
        base_key_usage {
          cert_sign = true
        }

        extended_key_usage {}
      }
    }
  }

  key_spec {
    cloud_kms_key_version = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data/cryptoKeyVersions/1"
  }
}
