# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

# What is put into the folder stands under its policies.
resource "google_assured_workloads_workload" "boundary" {
  display_name              = "chg-ai-boundary"
  organization              = "917402665118"
  location                  = "europe-west9"
  billing_account           = "01A2B3-4C5D6E-7F8091"
  compliance_regime         = "REGIONAL_CONTROLS"
  enable_sovereign_controls = false

  labels = {
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "clinical-ai"
  }

  resource_settings {
    resource_type = "CONSUMER_FOLDER"
    display_name  = "chg-ai-boundary"
  }
}
