terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_gemini_code_tools_setting" "this" {
  code_tools_setting_id = "tools"
  location              = "global"

  enabled_tool {
    handle = "github"
    tool   = "github"
  }

  enabled_tool {
    handle       = "git"
    tool         = "gitlab"
    uri_override = "https://git.acme.example"
  }
}
