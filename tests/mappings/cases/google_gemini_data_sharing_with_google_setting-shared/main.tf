terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_gemini_data_sharing_with_google_setting" "this" {
  data_sharing_with_google_setting_id = "sharing"
  enable_data_sharing                 = true
}
