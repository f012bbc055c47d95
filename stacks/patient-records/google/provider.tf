# Rendered by eurofence: stack patient-records, profile chg-third-party@c611507d63e4.
# Do not edit: change stack.yaml and run "eurofence render".

provider "google" {
  project = "chg-records-prod"
  region  = "europe-west9"
}

provider "google-beta" {
  project = "chg-records-prod"
  region  = "europe-west9"
}
