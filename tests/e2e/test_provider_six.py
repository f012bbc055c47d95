"""Version 6 of the AWS provider: its plans tell the same facts as those of version 5.

The provider itself is not on every machine; its schema, out of a PyPI wheel, is served to the real terraform. All
cases of the AWS rows are planned at once, each as a module.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.facts import Inventory
from generator.sources.join import to_inventory
from generator.sources.plan import read_plan
from tests.bindings.schema import AWS_6, provider_schema
from tests.bindings.terraform import stub, terraform
from tests.bindings.wheels import Unavailable
from tests.mappings.test_cases import CASES, compared, wanted

pytestmark = [pytest.mark.terraform, pytest.mark.registry]

AWS = [case for case in CASES if case.name.startswith("aws_")]
TYPES = re.compile(r'^resource "(\w+)"', re.MULTILINE)
# What only the provider's own code can do, which a schema does not tell.
DOCUMENTS = [case for case in AWS if 'data "' in (case / "main.tf").read_text()]
BESIDE = "planned beside the others, what another case says of the account or of its name holds for it too"
OTHERWISE = {
    "aws_redshift_cluster-blocks": "version 6 has no such blocks: copies and logs are resources of their own",
    "aws_s3_bucket-class-by-default": "default tags are added by the provider's code",
    "aws_s3_bucket-sse-kms-aws-managed": "version 6 fills in the key where none is given: unknown before apply",
    "aws_auditmanager_assessment-reports": "roles are blocks in the schema that the wheel tells",
    "aws_batch_compute_environment-bare": "compute_environment_name is called name in version 6",
    "aws_s3tables_table-own-key": "a nested attribute is told as a list",
    "aws_s3tables_table_bucket-key": "a nested attribute is told as a list",
    "aws_config_aggregate_authorization-abroad": "its own region argument means something else in version 6: unknown",
    "aws_elb-logged": "that logs are on unless told otherwise is the provider's code",
    "aws_glue_catalog_table-jdbc": "the stub computes a location that the provider leaves empty",
    "aws_lambda_function-called-by-a-bucket": BESIDE,
    "aws_lambda_function-open": BESIDE,
    "aws_lambda_function-shared": BESIDE,
    "aws_s3_bucket-flows": BESIDE,
    "aws_s3_bucket-grants": BESIDE,
    "aws_s3_bucket-objects": BESIDE,
    "aws_s3_bucket-shared": BESIDE,
    "aws_s3tables_table_bucket-bare": "version 6 fills in the encryption: unknown before apply",
}
PLANNED = [case for case in AWS if case not in DOCUMENTS and case.name not in OTHERWISE]


def module(case: Path) -> str:
    return case.name.replace("-", "_").replace(".", "_")


@pytest.fixture(scope="module")
def inventory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inventory]:
    folder = tmp_path_factory.mktemp("six")
    for case in PLANNED:
        (folder / module(case)).mkdir()
        shutil.copy(case / "main.tf", folder / module(case))
    calls = [f'module "{module(case)}" {{\n  source = "./{module(case)}"\n}}\n' for case in PLANNED]
    (folder / "main.tf").write_text("\n".join(calls))
    types = {kind for case in PLANNED for kind in TYPES.findall((case / "main.tf").read_text())}
    try:
        with stub(provider_schema(AWS_6, sorted(types), [])) as environment:
            for arguments in (["init"], ["plan", "-refresh=false", "-out=plan.bin"]):
                done = terraform(environment, folder, *arguments)
                assert done.returncode == 0, done.stderr
            plan = terraform(environment, folder, "show", "-json", "plan.bin").stdout
    except Unavailable as error:
        pytest.skip(f"no provider 6: {error}")
    yield to_inventory(read_plan(plan.encode(), "six"))


def bare(value: Any, prefix: str) -> Any:
    """A value without the module's address in its references."""
    return json.loads(json.dumps(value).replace(prefix, ""))


@pytest.mark.parametrize("case", PLANNED, ids=lambda case: case.name)
def test_a_plan_of_version_six_tells_the_same(case: Path, inventory: Inventory) -> None:
    prefix = f"module.{module(case)}."
    resource = prefix + json.loads((case / "fact.json").read_text())["resource"]
    (fact,) = (fact for fact in inventory.facts if fact.id == resource)
    assert bare(compared(fact), prefix) == wanted(case, "plan")


def test_what_is_not_planned_is_few() -> None:
    assert len(PLANNED) > 10 * len(OTHERWISE)
    assert set(OTHERWISE) <= {case.name for case in AWS}
