# Rendered by eurofence: stack public-site, profile eu-customer-keys@e0f7cf4fb018.
# Do not edit: change stack.yaml and run "eurofence render".

provider "google" {
  project = "acme-www-prod"
  region  = "europe-west3"
}
