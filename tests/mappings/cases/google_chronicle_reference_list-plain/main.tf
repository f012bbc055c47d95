terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_chronicle_reference_list" "this" {
  location          = "eu"
  instance          = "i-1"
  reference_list_id = "hosts"
  description       = "who is who"
  syntax_type       = "REFERENCE_LIST_SYNTAX_TYPE_PLAIN_TEXT_STRING"

  entries {
    value = "a"
  }
}
