terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

# One service is let in again.
resource "aws_organizations_policy" "this" {
  name = "ai"
  type = "AISERVICES_OPT_OUT_POLICY"
  content = jsonencode({
    services = {
      default     = { opt_out_policy = { "@@assign" = "optOut" } }
      rekognition = { opt_out_policy = { "@@assign" = "optIn" } }
    }
  })
}

resource "aws_organizations_policy_attachment" "this" {
  policy_id = aws_organizations_policy.this.id
  target_id = "r-ab12"
}
