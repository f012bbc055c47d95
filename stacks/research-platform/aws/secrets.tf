# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

# Its value is put in by somebody who may know it: what Terraform is told, its state tells.
resource "aws_secretsmanager_secret" "instrument_login" {
  name                    = "acme-rp-instrument-login"
  description             = "How the platform signs in to the instruments"
  kms_key_id              = aws_kms_key.data.arn
  recovery_window_in_days = 30

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_secretsmanager_secret_policy" "instrument_login" {
  secret_arn          = aws_secretsmanager_secret.instrument_login.arn
  block_public_policy = true
  policy              = data.aws_iam_policy_document.instrument_login_secret.json
}

data "aws_iam_policy_document" "instrument_login_secret" {
  statement {
    sid       = "NoReplica"
    effect    = "Deny"
    actions   = ["secretsmanager:ReplicateSecretToRegions"]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
