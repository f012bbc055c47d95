# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

# Nobody has given it any right: what it may reach, its owner adds.
resource "google_service_account" "analysis_notebook" {
  account_id   = "chg-ai-analysis-notebook"
  display_name = "chg-ai-analysis"
}

# No public address, and no proxy of Google's on the internet: it is reached through the network, for instance with
# gcloud compute ssh --tunnel-through-iap -- -L 8080:localhost:8080
resource "google_workbench_instance" "analysis" {
  name                 = "chg-ai-analysis"
  location             = "europe-west9-b"
  disable_proxy_access = true

  labels = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  gce_setup {
    machine_type      = "e2-standard-2"
    disable_public_ip = true

    metadata = {
      idle-timeout-seconds  = "10800"
      notebook-disable-root = "true"
    }

    boot_disk {
      disk_encryption = "CMEK"
      kms_key         = google_kms_crypto_key.clinical.id
    }

    data_disks {
      disk_encryption = "CMEK"
      disk_size_gb    = 20
      kms_key         = google_kms_crypto_key.clinical.id
    }

    network_interfaces {
      network = "projects/chg-network/global/networks/clinical"
      subnet  = "projects/chg-network/regions/europe-west9/subnetworks/clinical"
    }

    service_accounts {
      email = google_service_account.analysis_notebook.email
    }

    shielded_instance_config {
      enable_integrity_monitoring = true
      enable_secure_boot          = true
      enable_vtpm                 = true
    }
  }

  depends_on = [
    google_kms_crypto_key_iam_member.clinical_compute,
    google_kms_crypto_key_iam_member.clinical_notebooks,
    google_kms_crypto_key_version.clinical,
  ]
}
