terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_document_ai_processor" "invoices" {
  location     = "us"
  display_name = "invoices"
  type         = "INVOICE_PROCESSOR"
}
