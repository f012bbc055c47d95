terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_colab_runtime_template" "analysts" {
  display_name = "analysts"
  location     = "europe-west3"
}

resource "google_colab_runtime" "this" {
  display_name = "anna"
  location     = "europe-west3"
  runtime_user = "anna@acme.example"

  notebook_runtime_template_ref {
    notebook_runtime_template = google_colab_runtime_template.analysts.id
  }
}
