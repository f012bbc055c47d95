# Rendered by eurofence: stack research-platform, profile eu-customer-keys@ddbccdffd20b.
# Do not edit: change stack.yaml and run "eurofence render".

resource "aws_db_instance" "subjects" {
  identifier                 = "acme-rp-subjects"
  engine                     = "postgres"
  engine_version             = "17"
  instance_class             = "db.m7g.large"
  storage_type               = "gp3"
  allocated_storage          = 100
  auto_minor_version_upgrade = true

  storage_encrypted = true
  kms_key_id        = aws_kms_key.data.arn

  # Secrets Manager makes the password and keeps it under the same key; Terraform never sees it.
  username                            = "dbadmin"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = aws_kms_key.data.arn
  iam_database_authentication_enabled = true

  publicly_accessible    = false
  db_subnet_group_name   = aws_db_subnet_group.subjects.name
  vpc_security_group_ids = ["sg-0a1b2c3d4e5f60719"]
  parameter_group_name   = aws_db_parameter_group.subjects.name

  backup_retention_period   = 30
  copy_tags_to_snapshot     = true
  delete_automated_backups  = false
  deletion_protection       = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "acme-rp-subjects-final"

  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [
    aws_cloudwatch_log_group.subjects_database_postgresql,
    aws_cloudwatch_log_group.subjects_database_upgrade,
  ]
}

resource "aws_db_subnet_group" "subjects" {
  name        = "acme-rp-subjects"
  description = "Private subnets only"
  subnet_ids  = ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712", "subnet-0a1b2c3d4e5f60713"]

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_db_parameter_group" "subjects" {
  name        = "acme-rp-subjects"
  description = "Nobody connects in clear"
  family      = "postgres17"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_cloudwatch_log_group" "subjects_database_postgresql" {
  name              = "/aws/rds/instance/acme-rp-subjects/postgresql"
  kms_key_id        = aws_kms_key.data.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}

resource "aws_cloudwatch_log_group" "subjects_database_upgrade" {
  name              = "/aws/rds/instance/acme-rp-subjects/upgrade"
  kms_key_id        = aws_kms_key.data.arn
  retention_in_days = 365

  tags = {
    eurofence-class   = "sensitive"
    eurofence-profile = "eu-customer-keys"
    eurofence-stack   = "research-platform"
  }
}
