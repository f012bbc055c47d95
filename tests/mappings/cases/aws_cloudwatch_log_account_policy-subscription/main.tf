terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_cloudwatch_log_account_policy" "this" {
  policy_name = "everything"
  policy_type = "SUBSCRIPTION_FILTER_POLICY"
  policy_document = jsonencode({
    DestinationArn = "arn:aws:firehose:us-east-1:111122223333:deliverystream/central"
    RoleArn        = "arn:aws:iam::111122223333:role/logs"
    FilterPattern  = ""
  })
}
