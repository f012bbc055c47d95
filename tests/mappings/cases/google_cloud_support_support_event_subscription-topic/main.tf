terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_cloud_support_support_event_subscription" "this" {
  organization  = "organizations/10"
  pub_sub_topic = "projects/acme-prod/topics/support"
}
