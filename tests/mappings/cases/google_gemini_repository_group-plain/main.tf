terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_gemini_code_repository_index" "code" {
  code_repository_index_id = "code"
  location                 = "europe-west3"
}

resource "google_gemini_repository_group" "this" {
  repository_group_id   = "all"
  code_repository_index = google_gemini_code_repository_index.code.code_repository_index_id
  location              = "europe-west3"

  repositories {
    resource       = "projects/acme-prod/locations/europe-west3/connections/git/gitRepositoryLinks/letters"
    branch_pattern = "main"
  }
}
