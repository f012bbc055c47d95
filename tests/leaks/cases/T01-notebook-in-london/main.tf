terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_colab_runtime_template" "this" {
  name         = "64"
  display_name = "analysts"
  location     = "europe-west2"
}
