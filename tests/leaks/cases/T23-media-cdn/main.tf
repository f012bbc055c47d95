terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_network_services_edge_cache_service" "this" {
  name = "video"

  routing {
    host_rule {
      hosts        = ["video.acme.example"]
      path_matcher = "all"
    }

    path_matcher {
      name = "all"

      route_rule {
        priority = "1"
        origin   = "video"

        match_rule {
          prefix_match = "/"
        }
      }
    }
  }
}
