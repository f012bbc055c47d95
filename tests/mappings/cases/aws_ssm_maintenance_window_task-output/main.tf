terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}

resource "aws_ssm_maintenance_window_task" "this" {
  name      = "patch"
  task_arn  = "AWS-RunPatchBaseline"
  task_type = "RUN_COMMAND"
  window_id = "mw-1"

  task_invocation_parameters {
    run_command_parameters {
      output_s3_bucket = "patch-output"
    }
  }
}
