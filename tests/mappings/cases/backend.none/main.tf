# The state goes to the disk of whoever applies.
terraform {}
