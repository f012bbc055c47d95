terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_gemini_logging_setting" "this" {
  logging_setting_id        = "log"
  location                  = "global"
  log_prompts_and_responses = false
  log_metadata              = true
}
