terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

data "aws_iam_policy_document" "regions" {
  statement {
    effect      = "Deny"
    not_actions = ["iam:*", "sts:*", "kms:*"]
    resources   = ["*"]
    condition {
      test     = "StringNotLikeIfExists"
      variable = "aws:RequestedRegion"
      values   = ["eu-*"]
    }
  }
  # What is left free above is closed here.
  statement {
    effect    = "Deny"
    actions   = ["kms:Create*", "kms:ReplicateKey"]
    resources = ["*"]
    condition {
      test     = "StringNotLike"
      variable = "aws:RequestedRegion"
      values   = ["eu-*"]
    }
  }
}

resource "aws_organizations_policy" "this" {
  name    = "regions"
  content = data.aws_iam_policy_document.regions.json
}

resource "aws_organizations_policy_attachment" "this" {
  policy_id = aws_organizations_policy.this.id
  target_id = "ou-ab12-11111111"
}
