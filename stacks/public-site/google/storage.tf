# Rendered by eurofence: stack public-site, profile eu-customer-keys@e0f7cf4fb018.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_storage_bucket" "logs" {
  name                        = "acme-www-logs"
  location                    = "europe-west3"
  force_destroy               = false
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  labels = {
    eurofence-class   = "internal"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "public-site"
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.web.id
  }

  versioning {
    enabled = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.web_storage,
  ]
}

resource "google_storage_bucket" "pages" {
  name                        = "acme-www-pages"
  location                    = "europe-west3"
  force_destroy               = false
  uniform_bucket_level_access = true
  public_access_prevention    = "inherited"

  labels = {
    eurofence-class   = "public"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "public-site"
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.web.id
  }

  versioning {
    enabled = true
  }

  depends_on = [
    google_kms_crypto_key_iam_member.web_storage,
  ]
}

resource "google_storage_bucket_iam_member" "pages_public" {
  bucket = google_storage_bucket.pages.name
  role   = "roles/storage.legacyObjectReader"
  member = "allUsers"
}

# Cloud Storage has no TLS setting of its own: this policy refuses plain HTTP in the whole project.
resource "google_org_policy_policy" "storage_secure_http_transport" {
  name   = "projects/acme-www-prod/policies/storage.secureHttpTransport"
  parent = "projects/acme-www-prod"

  spec {
    rules {
      enforce = "TRUE"
    }
  }
}
