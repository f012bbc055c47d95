terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataplex_task" "this" {
  task_id  = "clean"
  location = "europe-west3"
  lake     = "lake"

  trigger_spec {
    type = "ON_DEMAND"
  }

  execution_spec {
    service_account = "etl@acme-prod.iam.gserviceaccount.com"
    kms_key         = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }

  spark {
    sql_script = "SELECT 1"
  }
}
