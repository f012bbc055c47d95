# Rendered by eurofence: stack patient-records, profile chg-third-party@c611507d63e4.
# Do not edit: change stack.yaml and run "eurofence render".

provider "aws" {
  region              = "eu-west-3"
  allowed_account_ids = ["111122223333"]
}
