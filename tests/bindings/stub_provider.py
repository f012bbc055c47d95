"""A stand-in for a provider: its schema, served to a real terraform.

It proves that a configuration is one the provider would accept and plan: names, types, nesting, what is
required. It knows no rule that is not in the schema (value lists, conflicts, the cloud's own checks).
"""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
import msgspec

from tests.bindings import changes
from tests.bindings.plugin import SERVICE, decode, encode, protocol

Json = Any


class StubProvider:
    """Serves one provider schema on a loopback port, to any number of terraform runs at once."""

    def __init__(self, schema: Json) -> None:
        (self._schema,) = schema["provider_schemas"].values()
        # terraform opens one connection a provider block, so aliases and parallel runs stay apart.
        self._configured: dict[str, Json] = {}
        self._server = grpc.server(ThreadPoolExecutor(max_workers=8, thread_name_prefix="stub-provider"))
        self._server.add_generic_rpc_handlers((_handlers(self),))
        self.port = self._server.add_insecure_port("127.0.0.1:0")

    def start(self) -> None:
        """Answers from now on."""
        self._server.start()

    def stop(self) -> None:
        """Answers no more; waits until open calls are done."""
        self._server.stop(grace=1).wait()

    # The protocol's methods, named as the protocol names them:
    # https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol
    def GetProviderSchema(self, _request: Any, _context: Any) -> Any:
        """Answers the whole schema."""
        return protocol().methods["GetProviderSchema"][1](
            provider=_schema(self._schema["provider"]),
            resource_schemas={n: _schema(s) for n, s in self._schema["resource_schemas"].items()},
            data_source_schemas={n: _schema(s) for n, s in self._schema["data_source_schemas"].items()},
        )

    def ValidateProviderConfig(self, _request: Any, _context: Any) -> Any:
        """Accepts what fits the schema, which terraform has checked."""
        return _answer("ValidateProviderConfig")

    def ValidateResourceConfig(self, request: Any, _context: Any) -> Any:
        """Refuses a value for what the provider alone may set."""
        found = changes.unconfigurable(self._resource(request), decode(request.config))
        told = [f"Value for unconfigurable attribute: {name}" for name in found]
        return _answer("ValidateResourceConfig", errors=told)

    def ValidateDataResourceConfig(self, request: Any, _context: Any) -> Any:
        """Refuses a value for what the provider alone may set."""
        found = changes.unconfigurable(self._data_source(request), decode(request.config))
        told = [f"Value for unconfigurable attribute: {name}" for name in found]
        return _answer("ValidateDataResourceConfig", errors=told)

    def UpgradeResourceState(self, request: Any, _context: Any) -> Any:
        """Takes a state as it is: there is one schema version."""
        state = protocol().DynamicValue(json=request.raw_state.json)
        return _answer("UpgradeResourceState", upgraded_state=state)

    def ConfigureProvider(self, request: Any, context: Any) -> Any:
        """Keeps the provider block for the calls that come over the same connection."""
        self._configured[context.peer()] = decode(request.config)
        return _answer("ConfigureProvider")

    def ReadResource(self, request: Any, _context: Any) -> Any:
        """Finds every resource as it was left."""
        return _answer("ReadResource", new_state=request.current_state)

    def PlanResourceChange(self, request: Any, context: Any) -> Any:
        """Plans what changes.planned says."""
        prior, proposed = decode(request.prior_state), decode(request.proposed_new_state)
        if proposed is None:
            return _answer("PlanResourceChange", planned_state=request.proposed_new_state)
        try:
            after = changes.planned(self._resource(request), prior, proposed, self._provider(context))
        except changes.Refused as error:
            return _answer("PlanResourceChange", errors=[str(error)])
        replace = [_path(name) for name in changes.forces_new(prior, after)]
        return _answer("PlanResourceChange", planned_state=encode(after), requires_replace=replace)

    def ApplyResourceChange(self, request: Any, context: Any) -> Any:
        """Does what was planned, at once and always."""
        state, block = decode(request.planned_state), self._resource(request)
        if state is not None:
            try:
                state = changes.applied(request.type_name, block, state, self._provider(context))
            except changes.Refused as error:
                return _answer("ApplyResourceChange", errors=[str(error)])
        return _answer("ApplyResourceChange", new_state=encode(state))

    def ReadDataSource(self, request: Any, context: Any) -> Any:
        """Answers what was asked for and the computed values known here."""
        block, config = self._data_source(request), decode(request.config)
        try:
            state = changes.read(request.type_name, block, config, self._provider(context))
        except changes.Refused as error:
            return _answer("ReadDataSource", errors=[str(error)])
        return _answer("ReadDataSource", state=encode(state))

    def StopProvider(self, _request: Any, _context: Any) -> Any:
        """Has nothing to interrupt."""
        return _answer("StopProvider")

    def _resource(self, request: Any) -> Json:
        return self._schema["resource_schemas"][request.type_name]["block"]

    def _data_source(self, request: Any) -> Json:
        return self._schema["data_source_schemas"][request.type_name]["block"]

    def _provider(self, context: Any) -> Json:
        return self._configured[context.peer()]


def _handlers(provider: StubProvider) -> grpc.GenericRpcHandler:
    """The service; what the stub does not define is answered as unimplemented."""
    served = {
        name: grpc.unary_unary_rpc_method_handler(
            getattr(provider, name),
            request_deserializer=request.FromString,
            response_serializer=response.SerializeToString,
        )
        for name, (request, response) in protocol().methods.items()
        if hasattr(provider, name)
    }
    return grpc.method_handlers_generic_handler(SERVICE, served)


def _answer(method: str, errors: list[str] | None = None, **fields: Any) -> Any:
    diagnostic = protocol().Diagnostic
    told = [diagnostic(severity=diagnostic.ERROR, summary=error) for error in errors or []]
    return protocol().methods[method][1](**({"diagnostics": told} if told else {}), **fields)


def _path(name: str) -> Any:
    step = protocol().AttributePath.Step
    return protocol().AttributePath(steps=[step(attribute_name=name)])


def _schema(schema: Json) -> Any:
    return protocol().Schema(version=schema["version"], block=_block(schema["block"]))


def _block(block: Json) -> Any:
    schema = protocol().Schema
    attributes = [
        schema.Attribute(name=name, type=msgspec.json.encode(value["type"]), **_flags(value))
        for name, value in block["attributes"].items()
    ]
    nested = [
        schema.NestedBlock(
            type_name=name,
            block=_block(value["block"]),
            nesting=value["nesting_mode"].upper(),
            min_items=value.get("min_items", 0),
            max_items=value.get("max_items", 0),
        )
        for name, value in block["block_types"].items()
    ]
    return schema.Block(attributes=attributes, block_types=nested)


def _flags(attribute: Json) -> Json:
    return {flag: True for flag in ("required", "optional", "computed") if attribute.get(flag)}
