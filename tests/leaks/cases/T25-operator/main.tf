terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

# Every region of it is in the EU, and its operator under the law of the United States.
resource "aws_sqs_queue" "this" {
  name = "orders"
}
