# Rendered by eurofence: stack public-site, profile eu-customer-keys@e0f7cf4fb018.
# Do not edit: change stack.yaml and run "eurofence render".

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["444455556666"]
}
