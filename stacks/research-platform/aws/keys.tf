# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_kms_key" "data" {
  description             = "Research platform: key data"
  enable_key_rotation     = true
  rotation_period_in_days = 365
  deletion_window_in_days = 30
  multi_region            = false
  policy                  = data.aws_iam_policy_document.data_key.json

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "data" {
  name          = "alias/acme-rp-data"
  target_key_id = aws_kms_key.data.key_id
}

data "aws_iam_policy_document" "data_key" {
  statement {
    sid       = "OnlyThisAccount"
    effect    = "Allow"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::777788889999:root"]
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

  statement {
    sid       = "CloudWatchLogs"
    effect    = "Allow"
    actions   = ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.eu-central-1.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:aws:logs:eu-central-1:777788889999:log-group:/aws/OpenSearchService/domains/acme-rp-papers/application-logs", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/OpenSearchService/domains/acme-rp-papers/index-logs", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/OpenSearchService/domains/acme-rp-papers/search-logs", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/rds/instance/acme-rp-subjects/postgresql", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/rds/instance/acme-rp-subjects/upgrade", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/redshift/cluster/acme-rp-studies/connectionlog", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/redshift/cluster/acme-rp-studies/useractivitylog", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/redshift/cluster/acme-rp-studies/userlog", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/sagemaker/Endpoints/acme-rp-triage", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/sagemaker/NotebookInstances"]
    }
  }
}

resource "aws_kms_key" "logs" {
  description             = "Research platform: key logs"
  enable_key_rotation     = true
  rotation_period_in_days = 365
  deletion_window_in_days = 30
  multi_region            = false
  policy                  = data.aws_iam_policy_document.logs_key.json

  tags = {
    eurofence-class   = "internal"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "logs" {
  name          = "alias/acme-rp-logs"
  target_key_id = aws_kms_key.logs.key_id
}

data "aws_iam_policy_document" "logs_key" {
  statement {
    sid       = "OnlyThisAccount"
    effect    = "Allow"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::777788889999:root"]
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

  statement {
    sid       = "CloudWatchLogs"
    effect    = "Allow"
    actions   = ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.eu-central-1.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:aws:logs:eu-central-1:777788889999:log-group:acme-rp-jobs", "arn:aws:logs:eu-central-1:777788889999:log-group:acme-rp-questions"]
    }
  }

  statement {
    sid       = "CloudTrailEncrypts"
    effect    = "Allow"
    actions   = ["kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = ["arn:aws:cloudtrail:eu-central-1:777788889999:trail/acme-rp-everything"]
    }

    condition {
      test     = "StringLike"
      variable = "kms:EncryptionContext:aws:cloudtrail:arn"
      values   = ["arn:aws:cloudtrail:eu-central-1:777788889999:trail/acme-rp-everything"]
    }
  }

  statement {
    sid       = "CloudTrailReads"
    effect    = "Allow"
    actions   = ["kms:Decrypt", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = ["arn:aws:cloudtrail:eu-central-1:777788889999:trail/acme-rp-everything"]
    }
  }

  statement {
    sid       = "BedrockLogs"
    effect    = "Allow"
    actions   = ["kms:GenerateDataKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["bedrock.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["777788889999"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:aws:bedrock:eu-central-1:777788889999:*"]
    }
  }
}
