# Rendered by eurofence: stack public-site, profile eu-customer-keys@e0f7cf4fb018.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_kms_key" "web" {
  description             = "Public web site: key web"
  enable_key_rotation     = true
  rotation_period_in_days = 365
  deletion_window_in_days = 30
  multi_region            = false
  policy                  = data.aws_iam_policy_document.web_key.json

  tags = {
    eurofence-class   = "internal"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "public-site"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "web" {
  name          = "alias/acme-www-web"
  target_key_id = aws_kms_key.web.key_id
}

data "aws_iam_policy_document" "web_key" {
  statement {
    sid       = "OnlyThisAccount"
    effect    = "Allow"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::444455556666:root"]
    }
  }

  statement {
    sid       = "NoSoonerDeletion"
    effect    = "Deny"
    actions   = ["kms:ScheduleKeyDeletion"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "NumericLessThan"
      variable = "kms:ScheduleKeyDeletionPendingWindowInDays"
      values   = [30]
    }
  }
}
