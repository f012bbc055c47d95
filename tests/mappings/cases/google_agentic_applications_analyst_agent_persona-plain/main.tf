terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_agentic_applications_analyst_agent_persona" "this" {
  location                 = "global"
  analyst_agent_persona_id = "analyst"
  display_name             = "Analyst"
  gemini_enterprise_engine = "projects/acme-prod/locations/global/collections/default_collection/engines/finder"
}
