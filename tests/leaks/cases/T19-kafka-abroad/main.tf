terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_msk_replicator" "this" {
  replicator_name            = "abroad"
  service_execution_role_arn = "arn:aws:iam::111122223333:role/replicator"

  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/u"
    }

    vpc_config {
      subnet_ids = ["subnet-1", "subnet-2"]
    }
  }

  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = "arn:aws:kafka:us-east-1:111122223333:cluster/orders/v"
    }

    vpc_config {
      subnet_ids = ["subnet-3", "subnet-4"]
    }
  }

  replication_info_list {
    source_kafka_cluster_arn = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/u"
    target_kafka_cluster_arn = "arn:aws:kafka:us-east-1:111122223333:cluster/orders/v"
    target_compression_type  = "NONE"

    topic_replication {
      topics_to_replicate = [".*"]
    }

    consumer_group_replication {
      consumer_groups_to_replicate = [".*"]
    }
  }
}
