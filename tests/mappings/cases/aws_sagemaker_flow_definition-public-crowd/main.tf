terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_sagemaker_flow_definition" "this" {
  flow_definition_name = "review"
  role_arn             = "arn:aws:iam::111122223333:role/ai"

  human_loop_config {
    human_task_ui_arn = "arn:aws:sagemaker:eu-central-1:111122223333:human-task-ui/review"
    workteam_arn      = "arn:aws:sagemaker:eu-central-1:394669845002:workteam/public-crowd/default"
    task_count        = 1
    task_title        = "review"
    task_description  = "review"
    public_workforce_task_price {
      amount_in_usd {
        cents = 1
      }
    }
  }

  output_config {
    s3_output_path = "s3://reviews/out"
  }
}
