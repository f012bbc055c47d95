# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_sqs_queue" "imports" {
  name                      = "acme-rp-imports"
  kms_master_key_id         = aws_kms_key.data.arn
  message_retention_seconds = 345600

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_sqs_queue_policy" "imports" {
  queue_url = aws_sqs_queue.imports.id
  policy    = data.aws_iam_policy_document.imports_queue.json
}

data "aws_iam_policy_document" "imports_queue" {
  statement {
    sid       = "OnlyTls"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = ["arn:aws:sqs:eu-central-1:777788889999:acme-rp-imports"]

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
}
