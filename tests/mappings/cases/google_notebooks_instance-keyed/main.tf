terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_notebooks_instance" "this" {
  name            = "old"
  location        = "europe-west3-b"
  machine_type    = "e2-medium"
  disk_encryption = "CMEK"
  kms_key         = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"

  labels = {
    eurofence-class = "internal"
  }

  vm_image {
    project      = "deeplearning-platform-release"
    image_family = "tf-latest-cpu"
  }
}
