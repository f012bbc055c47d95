terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ebs_volume" "v" {
  availability_zone = "eu-central-1a"
  size              = 8
}

resource "aws_ebs_snapshot" "this" {
  volume_id = aws_ebs_volume.v.id
}

resource "aws_snapshot_create_volume_permission" "this" {
  snapshot_id = aws_ebs_snapshot.this.id
  account_id  = "999988887777"
}
