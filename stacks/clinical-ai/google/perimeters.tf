# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_access_context_manager_service_perimeter" "clinical" {
  parent = "accessPolicies/580140911902"
  name   = "accessPolicies/580140911902/servicePerimeters/chg_ai_clinical"
  title  = "chg-ai-clinical"

  # No rule lets data out.
  status {
    resources           = ["projects/428817305561"]
    restricted_services = ["aiplatform.googleapis.com", "artifactregistry.googleapis.com", "backupdr.googleapis.com", "bigquery.googleapis.com", "bigquerydatatransfer.googleapis.com", "bigtable.googleapis.com", "cloudfunctions.googleapis.com", "composer.googleapis.com", "compute.googleapis.com", "container.googleapis.com", "dataflow.googleapis.com", "dataproc.googleapis.com", "documentai.googleapis.com", "file.googleapis.com", "firestore.googleapis.com", "integrations.googleapis.com", "logging.googleapis.com", "notebooks.googleapis.com", "pubsub.googleapis.com", "run.googleapis.com", "secretmanager.googleapis.com", "spanner.googleapis.com", "sqladmin.googleapis.com", "storage.googleapis.com", "workstations.googleapis.com"]
  }
}
