terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_gemini_gemini_gcp_enablement_setting" "this" {
  gemini_gcp_enablement_setting_id = "on"
  location                         = "global"
  enable_customer_data_sharing     = true
}
