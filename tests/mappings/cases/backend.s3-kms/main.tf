terraform {
  backend "s3" {
    bucket     = "acme-state"
    key        = "prod"
    region     = "eu-central-1"
    encrypt    = true
    kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  }
}
