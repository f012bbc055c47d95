terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_prometheus_scraper" "this" {
  alias                = "cluster"
  scrape_configuration = "global: {}"
  tags                 = { eurofence-class = "internal" }

  source {
    eks {
      cluster_arn = "arn:aws:eks:eu-central-1:111122223333:cluster/main"
      subnet_ids  = ["subnet-1"]
    }
  }

  destination {
    amp {
      workspace_arn = "arn:aws:aps:eu-central-1:111122223333:workspace/ws-1111"
    }
  }
}
