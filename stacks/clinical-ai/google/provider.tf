# Rendered by eurofence: stack clinical-ai, profile chg-third-party@da47adc676e3.
# Do not edit: change stack.yaml and run "eurofence render".

provider "google" {
  project = "chg-clinical-ai"
  region  = "europe-west9"
}

provider "google-beta" {
  project = "chg-clinical-ai"
  region  = "europe-west9"
}
