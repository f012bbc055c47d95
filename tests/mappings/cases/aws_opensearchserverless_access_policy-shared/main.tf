terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_opensearchserverless_access_policy" "this" {
  name = "readers"
  type = "data"
  policy = jsonencode([{
    Rules     = [{ ResourceType = "collection", Resource = ["collection/*"], Permission = ["aoss:*"] }]
    Principal = ["arn:aws:iam::999988887777:role/reader", "saml/111122223333/idp/group/x"]
  }])
}
