terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_vmwareengine_private_cloud" "this" {
  name     = "esx"
  location = "europe-west3-a"
  type     = "STRETCHED"

  network_config {
    management_cidr       = "192.168.0.0/24"
    vmware_engine_network = "projects/acme-prod/locations/global/vmwareEngineNetworks/n"
  }

  management_cluster {
    cluster_id = "mgmt"

    node_type_configs {
      node_type_id = "standard-72"
      node_count   = 3
    }

    stretched_cluster_config {
      preferred_location = "projects/acme-prod/locations/europe-west3-a"
      secondary_location = "projects/acme-prod/locations/europe-west3-b"
    }
  }
}
