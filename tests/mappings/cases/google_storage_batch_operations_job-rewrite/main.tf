terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_storage_batch_operations_job" "this" {
  job_id = "rekey"

  bucket_list {
    buckets {
      bucket = "acme-data"

      prefix_list {
        included_object_prefixes = [""]
      }
    }
  }

  rewrite_object {
    kms_key = "projects/acme-prod/locations/europe-west3/keyRings/ring/cryptoKeys/data"
  }
}
