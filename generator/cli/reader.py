"""The read-only role as Terraform: what `permissions --format terraform` prints.

Nothing in it names a partition, an account or a region, so that it applies in every AWS and in every universe.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: characters of a managed policy; white
# space does not count.
POLICY_LIMIT = 6144

_FRAME = len(
    '{"Version":"2012-10-17","Statement":[{"Sid":"EurofenceRead","Effect":"Allow","Action":[],"Resource":"*"}]}'
)


def aws_terraform(names: Sequence[str]) -> str:
    """Return Terraform for a role that has the rights called `names` and no other, as `terraform fmt` would have it."""
    parts = policies(names)
    blocks = [_AWS_ROLE, *(_POLICY.format(n=n, names=_lines(part, 6)) for n, part in enumerate(parts, start=1))]
    return "\n".join(blocks)


def google_terraform(names: Sequence[str], above: Sequence[str]) -> str:
    """Return the same for a project, and a role of its organisation with the rights that are asked for `above` it."""
    return _GOOGLE_ROLE.format(names=_lines(names, 4), above=_lines(above, 4))


def policies(names: Sequence[str]) -> list[list[str]]:
    """Return the actions in as few lots as fit into a managed policy each."""
    lots: list[list[str]] = []
    room = 0
    for name in names:
        size = len(f'"{name}",')
        if size > room:
            lots.append([])
            room = POLICY_LIMIT - _FRAME
        lots[-1].append(name)
        room -= size
    return lots


def _lines(names: Iterable[str], indent: int) -> str:
    return "\n".join(f'{" " * indent}"{name}",' for name in names)


_AWS_ROLE = """\
# Every right that eurofence needs to read an account, and none that changes anything or opens content.
# Computed from its table of calls by `eurofence permissions --cloud aws --format terraform`.

variable "eurofence_principals" {
  description = "ARNs of who may take on the role, such as the role of the pipeline that runs eurofence."
  type        = list(string)
}

data "aws_iam_policy_document" "eurofence_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = var.eurofence_principals
    }
  }
}

resource "aws_iam_role" "eurofence_reader" {
  name               = "eurofence-reader"
  description        = "Lets eurofence read where data and keys are."
  assume_role_policy = data.aws_iam_policy_document.eurofence_trust.json
}
"""

_POLICY = """\
data "aws_iam_policy_document" "eurofence_reader_{n}" {{
  statement {{
    sid = "EurofenceRead"

    actions = [
{names}
    ]

    resources = ["*"]
  }}
}}

resource "aws_iam_policy" "eurofence_reader_{n}" {{
  name   = "eurofence-reader-{n}"
  policy = data.aws_iam_policy_document.eurofence_reader_{n}.json
}}

resource "aws_iam_role_policy_attachment" "eurofence_reader_{n}" {{
  role       = aws_iam_role.eurofence_reader.name
  policy_arn = aws_iam_policy.eurofence_reader_{n}.arn
}}
"""

_GOOGLE_ROLE = """\
# Every right that eurofence needs to read a project, and none that changes anything or opens content.
# Computed from its table of calls by `eurofence permissions --cloud google --format terraform`.

variable "eurofence_project" {{
  description = "The project to read."
  type        = string
}}

variable "eurofence_organization" {{
  description = "The number of its organisation. Without it, what the project stands under stays unreadable."
  type        = string
  default     = null
}}

variable "eurofence_members" {{
  description = "Who may read it, such as serviceAccount:eurofence@example.iam.gserviceaccount.com."
  type        = set(string)
}}

resource "google_project_iam_custom_role" "eurofence_reader" {{
  project     = var.eurofence_project
  role_id     = "eurofenceReader"
  title       = "eurofence reader"
  description = "Lets eurofence read where data and keys are."

  permissions = [
{names}
  ]
}}

resource "google_project_iam_member" "eurofence_reader" {{
  for_each = var.eurofence_members

  project = var.eurofence_project
  role    = google_project_iam_custom_role.eurofence_reader.id
  member  = each.value
}}

resource "google_organization_iam_custom_role" "eurofence_reader" {{
  count = var.eurofence_organization == null ? 0 : 1

  org_id      = var.eurofence_organization
  role_id     = "eurofenceReader"
  title       = "eurofence reader"
  description = "Lets eurofence read what projects stand under."

  permissions = [
{above}
  ]
}}

resource "google_organization_iam_member" "eurofence_reader" {{
  for_each = var.eurofence_organization == null ? toset([]) : var.eurofence_members

  org_id = var.eurofence_organization
  role   = google_organization_iam_custom_role.eurofence_reader[0].id
  member = each.value
}}
"""
