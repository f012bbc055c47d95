terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_folder_iam_policy" "this" {
  folder      = "folders/7"
  policy_data = jsonencode({ bindings = [{ role = "roles/viewer", members = ["allUsers"] }] })
}
