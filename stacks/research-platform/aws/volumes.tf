# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

# These hold for the whole account in this region, also for volumes that no stack knows.
resource "aws_ebs_encryption_by_default" "volumes" {
  enabled = true
}

resource "aws_ebs_default_kms_key" "volumes" {
  key_arn = aws_kms_key.data.arn
}

resource "aws_ebs_snapshot_block_public_access" "volumes" {
  state = "block-all-sharing"
}
