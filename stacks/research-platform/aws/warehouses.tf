# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_redshift_cluster" "studies" {
  cluster_identifier = "acme-rp-studies"
  cluster_type       = "multi-node"
  node_type          = "ra3.large"
  number_of_nodes    = 2

  encrypted  = true
  kms_key_id = aws_kms_key.data.arn

  # Secrets Manager makes the password and keeps it under the same key; Terraform never sees it.
  master_username                   = "dbadmin"
  manage_master_password            = true
  master_password_secret_kms_key_id = aws_kms_key.data.arn

  # What is loaded and unloaded stays in the VPC as well.
  publicly_accessible          = false
  enhanced_vpc_routing         = true
  cluster_subnet_group_name    = aws_redshift_subnet_group.studies.name
  vpc_security_group_ids       = ["sg-0a1b2c3d4e5f60719"]
  cluster_parameter_group_name = aws_redshift_parameter_group.studies.name

  automated_snapshot_retention_period = 30
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "acme-rp-studies-final"

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_redshift_subnet_group" "studies" {
  name        = "acme-rp-studies"
  description = "Private subnets only"
  subnet_ids  = ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712", "subnet-0a1b2c3d4e5f60713"]

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_redshift_parameter_group" "studies" {
  name        = "acme-rp-studies"
  description = "Nobody connects in clear, and what is asked is logged"
  family      = "redshift-1.0"

  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }

  parameter {
    name  = "require_ssl"
    value = "true"
  }

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_redshift_logging" "studies" {
  cluster_identifier   = aws_redshift_cluster.studies.cluster_identifier
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "useractivitylog", "userlog"]

  depends_on = [
    aws_cloudwatch_log_group.studies_warehouse_connectionlog,
    aws_cloudwatch_log_group.studies_warehouse_useractivitylog,
    aws_cloudwatch_log_group.studies_warehouse_userlog,
  ]
}

resource "aws_cloudwatch_log_group" "studies_warehouse_connectionlog" {
  name              = "/aws/redshift/cluster/acme-rp-studies/connectionlog"
  kms_key_id        = aws_kms_key.data.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_cloudwatch_log_group" "studies_warehouse_useractivitylog" {
  name              = "/aws/redshift/cluster/acme-rp-studies/useractivitylog"
  kms_key_id        = aws_kms_key.data.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_cloudwatch_log_group" "studies_warehouse_userlog" {
  name              = "/aws/redshift/cluster/acme-rp-studies/userlog"
  kms_key_id        = aws_kms_key.data.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}
