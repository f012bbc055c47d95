terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_managed_kafka_connector" "out" {
  location        = "europe-west3"
  connect_cluster = "movers"
  connector_id    = "out"

  configs = {
    "connector.class"                  = "org.apache.kafka.connect.mirror.MirrorSourceConnector"
    "target.cluster.bootstrap.servers" = "bootstrap.events.us-central1.managedkafka.acme-prod.cloud.goog:9092"
  }
}
