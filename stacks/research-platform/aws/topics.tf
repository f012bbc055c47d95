# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_sns_topic" "alerts" {
  name              = "acme-rp-alerts"
  display_name      = "Research platform"
  kms_master_key_id = aws_kms_key.logs.arn

  tags = {
    eurofence-class   = "internal"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_sns_topic_policy" "alerts" {
  arn    = aws_sns_topic.alerts.arn
  policy = data.aws_iam_policy_document.alerts_topic.json
}

data "aws_iam_policy_document" "alerts_topic" {
  statement {
    sid       = "OnlyTls"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = ["arn:aws:sns:eu-central-1:777788889999:acme-rp-alerts"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }

  statement {
    sid       = "NoSubscriberElsewhere"
    effect    = "Deny"
    actions   = ["sns:Subscribe"]
    resources = ["arn:aws:sns:eu-central-1:777788889999:acme-rp-alerts"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringNotLike"
      variable = "sns:Endpoint"
      values   = ["arn:aws:*:eu-central-1:777788889999:*"]
    }
  }
}
