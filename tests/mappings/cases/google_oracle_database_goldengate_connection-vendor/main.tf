terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_oracle_database_goldengate_connection" "this" {
  location                 = "europe-west3"
  goldengate_connection_id = "c"

  properties {
    connection_type = "SNOWFLAKE"
    display_name    = "c"
  }
}
