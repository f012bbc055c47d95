# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

resource "google_project_access_approval_settings" "support" {
  project_id          = "chg-clinical-ai"
  notification_emails = ["data-protection@hospital.example.eu"]

  enrolled_services {
    cloud_product    = "all"
    enrollment_level = "BLOCK_ALL"
  }
}
