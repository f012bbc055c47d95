terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_notebooks_runtime" "this" {
  name     = "managed"
  location = "europe-west3"

  labels = {
    eurofence-class = "internal"
  }

  virtual_machine {
    virtual_machine_config {
      machine_type = "n1-standard-4"

      encryption_config {
        kms_key = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
      }

      data_disk {
        initialize_params {
          disk_size_gb = 100
        }
      }
    }
  }
}
