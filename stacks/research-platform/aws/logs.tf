# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_cloudwatch_log_group" "jobs_log_group" {
  name              = "acme-rp-jobs"
  kms_key_id        = aws_kms_key.logs.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "internal"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_cloudwatch_log_group" "questions_log_group" {
  name              = "acme-rp-questions"
  kms_key_id        = aws_kms_key.logs.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}
