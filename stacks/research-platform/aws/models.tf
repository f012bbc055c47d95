# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

# Who may ask models is given this policy, and no other that allows bedrock:InvokeModel.
resource "aws_iam_policy" "assistants" {
  name        = "acme-rp-assistants"
  description = "Foundation models of this stack, in its region only"
  policy      = data.aws_iam_policy_document.assistants_model_access.json

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

data "aws_iam_policy_document" "assistants_model_access" {
  statement {
    sid       = "TheseModels"
    effect    = "Allow"
    actions   = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
    resources = ["arn:aws:bedrock:eu-central-1::foundation-model/amazon.titan-embed-text-v2:0", "arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0"]
  }

  statement {
    sid           = "NoOtherModelNorRoute"
    effect        = "Deny"
    actions       = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
    not_resources = ["arn:aws:bedrock:eu-central-1::foundation-model/amazon.titan-embed-text-v2:0", "arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0"]
  }

  statement {
    sid       = "NoOtherRegion"
    effect    = "Deny"
    actions   = ["bedrock:*"]
    resources = ["*"]

    condition {
      test     = "StringNotEquals"
      variable = "aws:RequestedRegion"
      values   = ["eu-central-1"]
    }
  }
}

# This holds for the whole account in this region, also for models that no stack knows.
resource "aws_bedrock_model_invocation_logging_configuration" "assistants" {
  logging_config {
    text_data_delivery_enabled      = true
    image_data_delivery_enabled     = true
    embedding_data_delivery_enabled = true
    video_data_delivery_enabled     = true

    cloudwatch_config {
      log_group_name = aws_cloudwatch_log_group.questions_log_group.name
      role_arn       = aws_iam_role.assistants_model_access.arn

      large_data_delivery_s3_config {
        bucket_name = aws_s3_bucket.questions.id
        key_prefix  = "model-invocations"
      }
    }
  }

  depends_on = [
    aws_iam_role_policy.assistants_model_access,
    aws_s3_bucket_policy.questions,
  ]
}

resource "aws_iam_role" "assistants_model_access" {
  name               = "acme-rp-assistants-model-access"
  assume_role_policy = data.aws_iam_policy_document.assistants_model_access_trust.json

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

data "aws_iam_policy_document" "assistants_model_access_trust" {
  statement {
    sid     = "OnlyThisService"
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["bedrock.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["777788889999"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:aws:bedrock:eu-central-1:777788889999:*"]
    }
  }
}

resource "aws_iam_role_policy" "assistants_model_access" {
  name   = "eurofence"
  role   = aws_iam_role.assistants_model_access.id
  policy = data.aws_iam_policy_document.assistants_model_access_role.json
}

data "aws_iam_policy_document" "assistants_model_access_role" {
  statement {
    sid       = "Logs"
    effect    = "Allow"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:aws:logs:eu-central-1:777788889999:log-group:acme-rp-questions:log-stream:aws/bedrock/modelinvocations"]
  }
}
