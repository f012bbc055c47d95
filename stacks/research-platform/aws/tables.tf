# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_dynamodb_table" "sessions" {
  name                        = "acme-rp-sessions"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "subject"
  range_key                   = "started"
  deletion_protection_enabled = true

  attribute {
    name = "started"
    type = "S"
  }

  attribute {
    name = "subject"
    type = "S"
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.data.arn
  }

  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = 30
  }

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }

  lifecycle {
    prevent_destroy = true
  }
}
