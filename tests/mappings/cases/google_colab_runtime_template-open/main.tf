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
  name         = "61"
  display_name = "analysts"
  location     = "europe-west3"
}

resource "google_colab_runtime_template_iam_binding" "everybody" {
  runtime_template = google_colab_runtime_template.this.name
  location         = "europe-west3"
  role             = "roles/aiplatform.notebookRuntimeUser"
  members          = ["allAuthenticatedUsers"]
}
