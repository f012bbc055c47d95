"""AWS's protocols from the server's side, made of botocore's service models: which operation a request is, and how an
answer is put.

https://smithy.io/2.0/aws/protocols/index.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

import botocore.session
from botocore import xform_name

from generator.mappings import MAPPINGS, Call


@dataclass(frozen=True)
class Asked:
    """One request: `s3.get_bucket_policy`, the region it was signed for, and the bucket it names."""

    operation: str
    region: str
    bucket: str


@dataclass(frozen=True)
class Reply:
    """What is answered."""

    status: int
    body: bytes
    content_type: str


def asked(method: str, path: str, headers: dict[str, str], body: bytes) -> Asked:
    """Return what a request asks. The service is called as it signs: `rds` is DocumentDB and Neptune too."""
    scope = headers.get("Authorization", "").partition("Credential=")[2].split(",")[0].split("/")
    region, service = scope[2:4] if len(scope) > 3 else ("", "")
    url = urlsplit(path)
    if "X-Amz-Target" in headers:
        return Asked(f"{service}.{xform_name(headers['X-Amz-Target'].rpartition('.')[2])}", region, "")
    if "Action" in (form := parse_qs(body.decode(errors="replace"))):
        return Asked(f"{_versioned(service, form)}.{xform_name(form['Action'][0])}", region, "")
    queries = set(parse_qs(url.query, keep_blank_values=True))
    for uri, needed, name in _routes(service, method):
        if needed <= queries and (found := uri.fullmatch(url.path)):
            return Asked(f"{service}.{name}", region, found.groupdict().get("Bucket", ""))
    return Asked(f"{service}.unknown", region, "")


def _versioned(service: str, form: dict[str, list[str]]) -> str:
    """Return which service it is where several sign alike: classic load balancers and the others tell it by version."""
    models = [model for model in _models(service) if [model.api_version] == form.get("Version")]
    names = {model.service_name for model in models}
    return service if service in names or len(names) != 1 else str(models[0].service_name)


def answer(operation: str, given: dict[str, Any]) -> Reply:
    """Return an answer as its service puts it. A name that the service's model does not have is a KeyError."""
    model = _operation(operation)
    shape, protocol = model.output_shape, model.service_model.resolved_protocol
    _check(shape, given)
    if protocol in ("json", "rest-json"):
        payload = shape.serialization.get("payload")
        said = _json(shape.members[payload], given[payload]) if payload else _json(shape, given)
        return Reply(200, json.dumps(said, default=str).encode(), "application/json")
    inner = "".join(_element(shape.members[name], _name(shape, name), value) for name, value in given.items())
    if protocol == "query":
        inner = f"<{shape.serialization['resultWrapper']}>{inner}</{shape.serialization['resultWrapper']}>"
    payload = shape.serialization.get("payload")
    return Reply(200, (inner if payload else f"<Answer>{inner}</Answer>").encode(), "text/xml")


@cache
def nothing(operation: str) -> Reply:
    """Return an answer that says that there is nothing: as the table knows it, else empty lists and everything off."""
    service, _, name = operation.partition(".")
    for whose, call in _calls():
        if call.absent and call.operation == name and whose in [model.service_name for model in _models(service)]:
            return error(operation, 404, call.absent[0], "nothing is set")
    shape = _operation(operation).output_shape
    return answer(operation, _nothing(shape) if shape else {})


def is_foreign(operation: str, reply: Reply) -> bool:
    """Whether an answer is not in the protocol of its service: the emulator took the request for another's."""
    protocol = _operation(operation).service_model.resolved_protocol
    return protocol in ("json", "rest-json") and not reply.body.lstrip().startswith((b"{", b"["))


def error(operation: str, status: int, code: str, message: str) -> Reply:
    """Return an error as the service of an operation puts it."""
    service = operation.partition(".")[0]
    model = _models(service)[0]
    if model.resolved_protocol in ("json", "rest-json"):
        return Reply(status, json.dumps({"__type": code, "message": message}).encode(), "application/x-amz-json-1.1")
    inner = f"<Error><Code>{code}</Code><Message>{message}</Message></Error>"
    if model.resolved_protocol == "ec2":
        inner = f"<Response><Errors>{inner}</Errors></Response>"
    elif service != "s3":
        inner = f"<ErrorResponse>{inner}</ErrorResponse>"
    return Reply(status, inner.encode(), "text/xml")


def _calls() -> Iterator[tuple[str, Call]]:
    """Every call of the table, with the service that it is asked of."""
    for row in MAPPINGS.values():
        if row.provider == "aws" and row.live:
            for call in (row.live.list, *row.live.locate, *row.live.details):
                yield call.service or row.live.service, call


@cache
def _session() -> Any:
    return botocore.session.get_session()


@cache
def _models(service: str) -> list[Any]:
    """The models of the services that the table asks and that sign by a name, the one of that very name first."""
    names = {name for name, _ in _calls()}
    own = {service} & set(_session().get_available_services())
    models = [_session().get_service_model(name) for name in sorted({*names, *own})]
    found = [
        model
        for model in models
        if service in (model.service_name, model.metadata.get("signingName") or model.endpoint_prefix)
    ]
    return sorted(found, key=lambda model: model.service_name != service)


@cache
def _operation(operation: str) -> Any:
    service, _, name = operation.partition(".")
    for model in _models(service):
        for each in model.operation_names:
            if xform_name(each) == name:
                return model.operation_model(each)
    raise KeyError(operation)


@cache
def _routes(service: str, method: str) -> list[tuple[re.Pattern[str], frozenset[str], str]]:
    """The operations of a service with paths: path, what the query must name, name; the most particular first."""
    found = []
    for model in _models(service):
        for name in model.operation_names:
            http = model.operation_model(name).http
            if http.get("method") == method:
                uri, _, query = http["requestUri"].partition("?")
                pattern = re.sub(r"\{(\w+)\+?\}", r"(?P<\1>[^/]+)", re.sub(r"/$", "/?", uri))
                found.append((pattern, frozenset(parse_qs(query, keep_blank_values=True)), xform_name(name)))
    found.sort(key=lambda route: (-len(route[1]), route[0].count("(?P"), route[2]))
    return [(re.compile(pattern), query, name) for pattern, query, name in found]


def _check(shape: Any, given: Any) -> None:
    """Raise KeyError where an answer has a name that its model does not have."""
    if given is None:
        return
    if shape.type_name == "structure":
        for name, value in given.items():
            _check(shape.members[name], value)
    elif shape.type_name == "list":
        for value in given:
            _check(shape.member, value)


def _nothing(shape: Any) -> dict[str, Any]:
    kinds: dict[str, Any] = {"list": [], "boolean": False, "map": {}}
    members = {name: member for name, member in shape.members.items() if "location" not in member.serialization}
    # A structure is there where it holds a list, as CloudFront's do, or is the answer itself.
    nested = {
        name: _nothing(member)
        for name, member in members.items()
        if member.type_name == "structure" and ("Items" in member.members or len(members) == 1)
    }
    return {**{name: kinds[m.type_name] for name, m in members.items() if m.type_name in kinds}, **nested}


def _name(shape: Any, member: str) -> str:
    return str(shape.members[member].serialization.get("name", member))


def _json(shape: Any, value: Any) -> Any:
    """Return a value with the names that its members have on the wire."""
    if shape.type_name == "structure" and value is not None:
        return {_name(shape, name): _json(shape.members[name], each) for name, each in value.items()}
    if shape.type_name == "list" and value is not None:
        return [_json(shape.member, each) for each in value]
    return value


def _element(shape: Any, name: str, value: Any) -> str:
    if shape.type_name == "list":
        flat = shape.serialization.get("flattened")
        item = name if flat else shape.member.serialization.get("name", "member")
        items = "".join(_element(shape.member, item, each) for each in value)
        return items if flat else f"<{name}>{items}</{name}>"
    if shape.type_name == "structure":
        inner = "".join(_element(shape.members[part], _name(shape, part), each) for part, each in value.items())
        return f"<{name}>{inner}</{name}>"
    if shape.type_name == "map":
        pairs = "".join(f"<entry><key>{escape(key)}</key><value>{escape(each)}</value></entry>" for key, each in value)
        return f"<{name}>{pairs}</{name}>"
    return f"<{name}>{_text(value)}</{name}>"


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, datetime) else escape(str(value))
