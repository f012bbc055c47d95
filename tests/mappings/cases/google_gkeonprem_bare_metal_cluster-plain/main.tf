terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_gkeonprem_bare_metal_cluster" "this" {
  admin_cluster_membership = "x"
  bare_metal_version       = "x"
  location                 = "europe-west3"
  name                     = "plant"

  control_plane {

    control_plane_node_pool_config {

      node_pool_config {
      }
    }
  }

  load_balancer {

    port_config {
      control_plane_load_balancer_port = 1
    }

    vip_config {
      control_plane_vip = "x"
      ingress_vip       = "x"
    }
  }

  network_config {
  }

  storage {

    lvp_node_mounts_config {
      path          = "x"
      storage_class = "x"
    }

    lvp_share_config {

      lvp_config {
        path          = "x"
        storage_class = "x"
      }
    }
  }
}
