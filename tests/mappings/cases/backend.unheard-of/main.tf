terraform {
  backend "unheard-of" {
    region = "eu-central-1"
  }
}
