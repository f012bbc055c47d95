terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

# A policy that is about something else.
resource "aws_organizations_policy" "this" {
  name = "buckets"
  content = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = "s3:PutBucketPublicAccessBlock", Resource = "*" }]
  })
}
