# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_sagemaker_model" "triage" {
  name                     = "acme-rp-triage"
  execution_role_arn       = aws_iam_role.triage_model_endpoint.arn
  enable_network_isolation = true

  primary_container {
    image          = "777788889999.dkr.ecr.eu-central-1.amazonaws.com/acme-rp-images:1.4.2"
    model_data_url = "s3://acme-rp-models/triage/1.4.2/model.tar.gz"
  }

  vpc_config {
    subnets            = ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712", "subnet-0a1b2c3d4e5f60713"]
    security_group_ids = ["sg-0a1b2c3d4e5f60719"]
  }

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }

  depends_on = [aws_iam_role_policy.triage_model_endpoint]
}

resource "aws_sagemaker_endpoint_configuration" "triage" {
  name        = "acme-rp-triage"
  kms_key_arn = aws_kms_key.data.arn

  production_variants {
    variant_name           = "all"
    model_name             = aws_sagemaker_model.triage.name
    instance_type          = "ml.m5.large"
    initial_instance_count = 1
  }

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_sagemaker_endpoint" "triage" {
  name                 = "acme-rp-triage"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.triage.name

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }

  depends_on = [
    aws_cloudwatch_log_group.triage_model_endpoint_logs,
  ]
}

resource "aws_iam_role" "triage_model_endpoint" {
  name               = "acme-rp-triage-model-endpoint"
  assume_role_policy = data.aws_iam_policy_document.triage_model_endpoint_trust.json

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

data "aws_iam_policy_document" "triage_model_endpoint_trust" {
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

resource "aws_iam_role_policy" "triage_model_endpoint" {
  name   = "eurofence"
  role   = aws_iam_role.triage_model_endpoint.id
  policy = data.aws_iam_policy_document.triage_model_endpoint_role.json
}

data "aws_iam_policy_document" "triage_model_endpoint_role" {
  statement {
    sid       = "Weights"
    effect    = "Allow"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::acme-rp-models/triage/1.4.2/model.tar.gz"]
  }

  statement {
    sid       = "Keys"
    effect    = "Allow"
    actions   = ["kms:CreateGrant", "kms:Decrypt"]
    resources = ["arn:aws:kms:eu-central-1:777788889999:key/*"]

    condition {
      test     = "ForAnyValue:StringEquals"
      variable = "kms:ResourceAliases"
      values   = ["alias/acme-rp-data"]
    }
  }

  statement {
    sid       = "LogIn"
    effect    = "Allow"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid       = "Image"
    effect    = "Allow"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = ["arn:aws:ecr:eu-central-1:777788889999:repository/acme-rp-images"]
  }

  statement {
    sid       = "Network"
    effect    = "Allow"
    actions   = ["ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission", "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"]
    resources = ["*"]
  }

  statement {
    sid       = "Logs"
    effect    = "Allow"
    actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = ["arn:aws:logs:eu-central-1:777788889999:log-group:/aws/sagemaker/Endpoints/acme-rp-triage", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/sagemaker/Endpoints/acme-rp-triage:*"]
  }
}

resource "aws_cloudwatch_log_group" "triage_model_endpoint_logs" {
  name              = "/aws/sagemaker/Endpoints/acme-rp-triage"
  kms_key_id        = aws_kms_key.data.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}
