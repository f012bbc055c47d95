# Rendered by eurofence: stack clinical-ai, profile chg-third-party@d9fd7f6d3322.
# Do not edit: change stack.yaml and run "eurofence render".

provider "google" {
  project = "chg-clinical-ai"
  region  = "europe-west9"
}
