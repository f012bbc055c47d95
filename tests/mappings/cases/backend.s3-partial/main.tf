terraform {
  backend "s3" {
    key = "prod"
  }
}
