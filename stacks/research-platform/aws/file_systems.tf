# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_efs_file_system" "shared" {
  creation_token = "acme-rp-shared"
  encrypted      = true
  kms_key_id     = aws_kms_key.data.arn

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# AWS would back it up into a vault under a key of its own. The vault of the stack, under a customer key, does it instead.
resource "aws_efs_backup_policy" "shared" {
  file_system_id = aws_efs_file_system.shared.id

  backup_policy {
    status = "DISABLED"
  }
}

resource "aws_efs_file_system_policy" "shared" {
  file_system_id = aws_efs_file_system.shared.id
  policy         = data.aws_iam_policy_document.shared_file_system.json
}

data "aws_iam_policy_document" "shared_file_system" {
  statement {
    sid       = "OnlyThisAccount"
    effect    = "Allow"
    actions   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientRootAccess", "elasticfilesystem:ClientWrite"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::777788889999:root"]
    }

    condition {
      test     = "Bool"
      variable = "elasticfilesystem:AccessedViaMountTarget"
      values   = ["true"]
    }
  }

  statement {
    sid       = "OnlyTls"
    effect    = "Deny"
    actions   = ["elasticfilesystem:*"]
    resources = ["*"]

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

resource "aws_efs_mount_target" "shared_1" {
  file_system_id  = aws_efs_file_system.shared.id
  subnet_id       = "subnet-0a1b2c3d4e5f60711"
  security_groups = ["sg-0a1b2c3d4e5f60719"]
}

resource "aws_efs_mount_target" "shared_2" {
  file_system_id  = aws_efs_file_system.shared.id
  subnet_id       = "subnet-0a1b2c3d4e5f60712"
  security_groups = ["sg-0a1b2c3d4e5f60719"]
}

resource "aws_efs_mount_target" "shared_3" {
  file_system_id  = aws_efs_file_system.shared.id
  subnet_id       = "subnet-0a1b2c3d4e5f60713"
  security_groups = ["sg-0a1b2c3d4e5f60719"]
}
