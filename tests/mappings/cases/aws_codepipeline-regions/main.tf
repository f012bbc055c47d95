terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_codepipeline" "this" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/pipeline"
  tags     = { eurofence-class = "internal" }
  artifact_store {
    type     = "S3"
    location = "artifacts"
    region   = "eu-central-1"
    encryption_key {
      type = "KMS"
      id   = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    }
  }
  artifact_store {
    type     = "S3"
    location = "artifacts-far"
    region   = "eu-west-1"
  }
  stage {
    name = "Source"
    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "S3"
      version          = "1"
      output_artifacts = ["code"]
      configuration = {
        S3Bucket    = "code"
        S3ObjectKey = "shop.zip"
      }
    }
  }
  stage {
    name = "Build"
    action {
      name            = "Build"
      category        = "Build"
      owner           = "AWS"
      provider        = "CodeBuild"
      version         = "1"
      region          = "eu-west-1"
      input_artifacts = ["code"]
      configuration = {
        ProjectName = "shop"
      }
    }
  }
}
