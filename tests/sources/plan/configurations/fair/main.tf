terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}


resource "aws_kms_key" "one" {
  enable_key_rotation = true
}

resource "aws_kms_key" "each" {
  for_each            = toset(["a", "b"])
  enable_key_rotation = true
}

resource "aws_kms_key" "sole" {
  count               = 1
  enable_key_rotation = true
}

resource "aws_s3_bucket" "direct" {
  bucket = "acme-direct"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "direct" {
  bucket = aws_s3_bucket.direct.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.one.arn
    }
  }
}

resource "aws_s3_bucket" "value" {
  for_each = toset(["a", "b"])
  bucket   = "acme-value-${each.key}"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "value" {
  for_each = aws_s3_bucket.value
  bucket   = each.value.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.each[each.key].arn
    }
  }
}

resource "aws_s3_bucket" "key" {
  for_each = toset(["a", "b"])
  bucket   = "acme-key-${each.key}"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "key" {
  for_each = toset(["a", "b"])
  bucket   = aws_s3_bucket.key[each.key].id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = one(aws_kms_key.sole[*].arn)
    }
  }
}

resource "aws_s3_bucket" "count" {
  count  = 2
  bucket = "acme-count-${count.index}"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "count" {
  count  = 2
  bucket = aws_s3_bucket.count[count.index].bucket
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.sole[0].arn
    }
  }
}

resource "aws_kms_alias" "one" {
  name          = "alias/one"
  target_key_id = aws_kms_key.one.id
}

resource "aws_s3_bucket" "alias" {
  bucket = "acme-alias"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "alias" {
  bucket = aws_s3_bucket.alias.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_alias.one.arn
    }
  }
}
