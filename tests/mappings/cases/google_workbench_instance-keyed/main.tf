terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_workbench_instance" "this" {
  name     = "lab"
  location = "europe-west3-b"

  labels = {
    eurofence-class = "internal"
  }

  gce_setup {
    disable_public_ip = true

    boot_disk {
      disk_encryption = "CMEK"
      kms_key         = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
    }

    data_disks {
      disk_encryption = "CMEK"
      kms_key         = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/more"
    }
  }
}

resource "google_workbench_instance_iam_member" "this" {
  name     = google_workbench_instance.this.name
  location = "europe-west3-b"
  role     = "roles/notebooks.viewer"
  member   = "group:lab@acme.example"
}
