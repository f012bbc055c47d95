# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_sagemaker_notebook_instance" "analysis" {
  name                   = "acme-rp-analysis"
  role_arn               = aws_iam_role.analysis_notebook.arn
  instance_type          = "ml.t3.medium"
  volume_size            = 20
  platform_identifier    = "notebook-al2-v3"
  kms_key_id             = aws_kms_key.data.arn
  subnet_id              = "subnet-0a1b2c3d4e5f60711"
  security_groups        = ["sg-0a1b2c3d4e5f60719"]
  direct_internet_access = "Disabled"
  root_access            = "Disabled"

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_iam_role" "analysis_notebook" {
  name               = "acme-rp-analysis-notebook"
  assume_role_policy = data.aws_iam_policy_document.analysis_notebook_trust.json

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

data "aws_iam_policy_document" "analysis_notebook_trust" {
  statement {
    sid     = "OnlyThisService"
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "analysis_notebook" {
  name   = "eurofence"
  role   = aws_iam_role.analysis_notebook.id
  policy = data.aws_iam_policy_document.analysis_notebook_role.json
}

data "aws_iam_policy_document" "analysis_notebook_role" {
  statement {
    sid       = "Logs"
    effect    = "Allow"
    actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = ["arn:aws:logs:eu-central-1:777788889999:log-group:/aws/sagemaker/NotebookInstances", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/sagemaker/NotebookInstances:*"]
  }
}

resource "aws_cloudwatch_log_group" "analysis_notebook_logs" {
  name              = "/aws/sagemaker/NotebookInstances"
  kms_key_id        = aws_kms_key.data.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}
