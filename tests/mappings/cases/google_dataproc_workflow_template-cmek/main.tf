terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_dataproc_workflow_template" "this" {
  name     = "nightly"
  location = "europe-west3"

  encryption_config {
    kms_key = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }

  placement {
    managed_cluster {
      cluster_name = "nightly"

      config {
        staging_bucket = "acme-staging"

        encryption_config {
          gce_pd_kms_key_name = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
        }
      }
    }
  }

  jobs {
    step_id = "one"

    spark_sql_job {
      query_file_uri = "gs://acme-jobs/one.sql"
    }
  }
}
