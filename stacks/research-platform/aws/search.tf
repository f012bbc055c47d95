# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

# The account has the role AWSServiceRoleForAmazonOpenSearchService, made once, by which the service enters a VPC.
resource "aws_opensearch_domain" "papers" {
  domain_name    = "acme-rp-papers"
  engine_version = "OpenSearch_2.19"

  cluster_config {
    instance_type          = "m7g.large.search"
    instance_count         = 3
    zone_awareness_enabled = true

    zone_awareness_config {
      availability_zone_count = 3
    }
  }

  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = 100
  }

  encrypt_at_rest {
    enabled    = true
    kms_key_id = aws_kms_key.data.arn
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }

  vpc_options {
    subnet_ids         = ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712", "subnet-0a1b2c3d4e5f60713"]
    security_group_ids = ["sg-0a1b2c3d4e5f60719"]
  }

  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.papers_search_application_logs.arn
  }

  log_publishing_options {
    log_type                 = "INDEX_SLOW_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.papers_search_index_logs.arn
  }

  log_publishing_options {
    log_type                 = "SEARCH_SLOW_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.papers_search_search_logs.arn
  }

  tags = {
    eurofence-class   = "internal"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [aws_cloudwatch_log_resource_policy.papers_search_logs]
}

resource "aws_opensearch_domain_policy" "papers" {
  domain_name     = aws_opensearch_domain.papers.domain_name
  access_policies = data.aws_iam_policy_document.papers_search.json
}

data "aws_iam_policy_document" "papers_search" {
  statement {
    sid       = "OnlyThisAccount"
    effect    = "Allow"
    actions   = ["es:ESHttp*"]
    resources = ["arn:aws:es:eu-central-1:777788889999:domain/acme-rp-papers/*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::777788889999:root"]
    }
  }
}

resource "aws_cloudwatch_log_group" "papers_search_application_logs" {
  name              = "/aws/OpenSearchService/domains/acme-rp-papers/application-logs"
  kms_key_id        = aws_kms_key.data.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "internal"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_cloudwatch_log_group" "papers_search_index_logs" {
  name              = "/aws/OpenSearchService/domains/acme-rp-papers/index-logs"
  kms_key_id        = aws_kms_key.data.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "internal"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_cloudwatch_log_group" "papers_search_search_logs" {
  name              = "/aws/OpenSearchService/domains/acme-rp-papers/search-logs"
  kms_key_id        = aws_kms_key.data.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "internal"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_cloudwatch_log_resource_policy" "papers_search_logs" {
  policy_name     = "acme-rp-papers-search"
  policy_document = data.aws_iam_policy_document.papers_search_logs.json
}

data "aws_iam_policy_document" "papers_search_logs" {
  statement {
    sid       = "OpenSearchWrites"
    effect    = "Allow"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:aws:logs:eu-central-1:777788889999:log-group:/aws/OpenSearchService/domains/acme-rp-papers/application-logs:*", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/OpenSearchService/domains/acme-rp-papers/index-logs:*", "arn:aws:logs:eu-central-1:777788889999:log-group:/aws/OpenSearchService/domains/acme-rp-papers/search-logs:*"]

    principals {
      type        = "Service"
      identifiers = ["es.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["777788889999"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:aws:es:eu-central-1:777788889999:domain/acme-rp-papers"]
    }
  }
}
