terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_secret_manager_secret" "this" {
  secret_id = "password"

  labels = {
    eurofence-class = "internal"
  }

  replication {
    user_managed {
      replicas {
        location = "europe-west4"

        customer_managed_encryption {
          kms_key_name = "projects/acme-prod/locations/europe-west4/keyRings/ring/cryptoKeys/data"
        }
      }

      replicas {
        location = "europe-west3"

        customer_managed_encryption {
          kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
        }
      }
    }
  }

  topics {
    name = "projects/acme-prod/topics/rotation"
  }
}
