# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["777788889999"]
}
