# Rendered by eurofence: stack patient-records, profile chg-third-party@c611507d63e4.
# Do not edit: change stack.yaml and run "eurofence render".

# The custodian holds the key material and rotates it; AWS asks for every use.
resource "aws_kms_key" "clinical" {
  description             = "Patient records: key clinical"
  custom_key_store_id     = "cks-0123456789abcdef0"
  xks_key_id              = "chg-clinical-aws-1"
  deletion_window_in_days = 30
  multi_region            = false
  policy                  = data.aws_iam_policy_document.clinical_key.json

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "patient-records"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "clinical" {
  name          = "alias/chg-records-clinical"
  target_key_id = aws_kms_key.clinical.key_id
}

data "aws_iam_policy_document" "clinical_key" {
  statement {
    sid       = "OnlyThisAccount"
    effect    = "Allow"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root"]
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

# The custodian holds the key material and rotates it; AWS asks for every use.
resource "aws_kms_key" "imaging" {
  description             = "Patient records: key imaging"
  custom_key_store_id     = "cks-0123456789abcdef0"
  xks_key_id              = "chg-imaging-aws-1"
  deletion_window_in_days = 30
  multi_region            = false
  policy                  = data.aws_iam_policy_document.imaging_key.json

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "chg-third-party"
    eurofence-stack   = "patient-records"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "imaging" {
  name          = "alias/chg-records-imaging"
  target_key_id = aws_kms_key.imaging.key_id
}

data "aws_iam_policy_document" "imaging_key" {
  statement {
    sid       = "OnlyThisAccount"
    effect    = "Allow"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root"]
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
