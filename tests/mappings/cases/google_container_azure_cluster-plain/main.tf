terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_container_azure_cluster" "this" {
  name              = "other"
  location          = "europe-west3"
  azure_region      = "germanywestcentral"
  resource_group_id = "/subscriptions/s/resourceGroups/g"

  authorization {
    admin_users {
      username = "ops@acme.example"
    }
  }

  control_plane {
    subnet_id = "/subscriptions/s/subnets/n"
    version   = "1.30.5-gke.1000"

    ssh_config {
      authorized_key = "ssh-ed25519 AAAA"
    }
  }

  fleet {
    project = "42"
  }

  networking {
    pod_address_cidr_blocks     = ["10.2.0.0/16"]
    service_address_cidr_blocks = ["10.1.0.0/16"]
    virtual_network_id          = "/subscriptions/s/virtualNetworks/n"
  }
}
