terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_compute_instance_template" "t" {
  name         = "app"
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    network = "default"
  }
}

resource "google_compute_instance_group_manager" "this" {
  name               = "app"
  zone               = "europe-west3-a"
  base_instance_name = "app"

  version {
    instance_template = google_compute_instance_template.t.id
  }
}
