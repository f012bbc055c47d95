# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_backup_vault" "nightly" {
  name          = "acme-rp-nightly"
  kms_key_arn   = aws_kms_key.data.arn
  force_destroy = false

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_backup_vault_lock_configuration" "nightly" {
  backup_vault_name  = aws_backup_vault.nightly.name
  min_retention_days = 30
}

resource "aws_backup_vault_policy" "nightly" {
  backup_vault_name = aws_backup_vault.nightly.name
  policy            = data.aws_iam_policy_document.nightly_backup_vault.json
}

data "aws_iam_policy_document" "nightly_backup_vault" {
  statement {
    sid       = "NoCopy"
    effect    = "Deny"
    actions   = ["backup:CopyFromBackupVault"]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_backup_plan" "nightly" {
  name = "acme-rp-nightly"

  rule {
    rule_name         = "nightly"
    target_vault_name = aws_backup_vault.nightly.name
    schedule          = "cron(0 1 * * ? *)"

    lifecycle {
      delete_after = 30
    }
  }

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

# Whatever carries the tag of the stack and can be backed up is; which services take part is a setting of the account.
resource "aws_backup_selection" "nightly" {
  name         = "acme-rp-nightly"
  plan_id      = aws_backup_plan.nightly.id
  iam_role_arn = aws_iam_role.nightly_backup_vault.arn

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "eurofence-stack"
    value = "research-platform"
  }
}

resource "aws_iam_role" "nightly_backup_vault" {
  name               = "acme-rp-nightly-backup-vault"
  assume_role_policy = data.aws_iam_policy_document.nightly_backup_vault_trust.json

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

data "aws_iam_policy_document" "nightly_backup_vault_trust" {
  statement {
    sid     = "OnlyThisService"
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["backup.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy_attachment" "nightly_backup_vault_backup" {
  role       = aws_iam_role.nightly_backup_vault.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
}

resource "aws_iam_role_policy_attachment" "nightly_backup_vault_objects" {
  role       = aws_iam_role.nightly_backup_vault.name
  policy_arn = "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup"
}
