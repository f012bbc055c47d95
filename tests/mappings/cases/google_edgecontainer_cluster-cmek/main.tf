terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_edgecontainer_cluster" "this" {
  name     = "plant"
  location = "europe-west3"

  authorization {
    admin_users {
      username = "ops@acme.example"
    }
  }

  fleet {
    project = "42"
  }

  networking {
    cluster_ipv4_cidr_blocks  = ["10.0.0.0/16"]
    services_ipv4_cidr_blocks = ["10.1.0.0/16"]
  }

  control_plane_encryption {
    kms_key = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
