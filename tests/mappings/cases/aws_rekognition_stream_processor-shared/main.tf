terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_kms_key" "k" {}

resource "aws_rekognition_stream_processor" "this" {
  name       = "door"
  role_arn   = "arn:aws:iam::111122223333:role/ai"
  kms_key_id = aws_kms_key.k.arn

  data_sharing_preference {
    opt_in = true
  }

  input {
    kinesis_video_stream {
      arn = "arn:aws:kinesisvideo:eu-central-1:111122223333:stream/door/1700000000000"
    }
  }

  output {
    s3_destination {
      bucket = "people"
    }
  }

  notification_channel {
    sns_topic_arn = "arn:aws:sns:eu-central-1:111122223333:people"
  }

  settings {
    connected_home {
      labels = ["PERSON"]
    }
  }
}
