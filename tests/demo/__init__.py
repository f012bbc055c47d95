"""`python -m tests.demo`: the main job on an embedded estate, without a cloud account, a network or Terraform."""
