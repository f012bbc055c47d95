# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_kinesis_stream" "measurements" {
  name             = "acme-rp-measurements"
  encryption_type  = "KMS"
  kms_key_id       = aws_kms_key.data.arn
  retention_period = 168

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}
