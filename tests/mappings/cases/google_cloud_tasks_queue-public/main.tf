terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloud_tasks_queue" "this" {
  name     = "later"
  location = "europe-west3"
}

resource "google_cloud_tasks_queue_iam_member" "everybody" {
  name     = "later"
  location = "europe-west3"
  role     = "roles/cloudtasks.viewer"
  member   = "allUsers"
}
