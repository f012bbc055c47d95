"""Terraform's plugin protocol 6: its messages, and its wire values as Python.

The protocol's compiled description is taken out of the PyPI wheel `tf` (https://pypi.org/project/tf/), read as
data: installed, the package would hold protobuf below 6 for everybody.
Protocol: https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol
"""

import ast
import zipfile
from functools import cache
from typing import Any

import msgspec
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory, timestamp_pb2

from tests.bindings import wheels

Json = Any

SERVICE = "tfplugin6.Provider"
# https://github.com/zclconf/go-cty/blob/main/cty/msgpack/doc.go: extension 0 is an unknown value,
# 12 one of which something is known.
UNKNOWN = msgspec.msgpack.Ext(0, b"\x00")
_UNKNOWN_CODES = (0, 12)


class Protocol:
    """The messages of the protocol by name, and the methods of the Provider service."""

    def __init__(self, pool: descriptor_pool.DescriptorPool) -> None:
        self._pool = pool
        service = pool.FindServiceByName(SERVICE)
        self.methods = {
            method.name: (
                message_factory.GetMessageClass(method.input_type),
                message_factory.GetMessageClass(method.output_type),
            )
            for method in service.methods
        }

    def __getattr__(self, name: str) -> Any:
        return message_factory.GetMessageClass(self._pool.FindMessageTypeByName(f"tfplugin6.{name}"))


@cache
def protocol() -> Protocol:
    """Protocol 6; raises Unavailable when the wheel that describes it cannot be had."""
    with zipfile.ZipFile(wheels.wheel("tf==1.2.0")) as wheel:
        tree = ast.parse(wheel.read("tf/gen/tfplugin_pb2.py"))
    (serialized,) = (
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "AddSerializedFile"
        and isinstance(call.args[0], ast.Constant)
    )
    pool = descriptor_pool.DescriptorPool()
    timestamp = descriptor_pb2.FileDescriptorProto()
    timestamp_pb2.DESCRIPTOR.CopyToProto(timestamp)
    pool.Add(timestamp)
    pool.AddSerializedFile(serialized)
    return Protocol(pool)


def is_unknown(value: Json) -> bool:
    """Whether a wire value is one that only apply will tell."""
    return isinstance(value, msgspec.msgpack.Ext) and value.code in _UNKNOWN_CODES


def decode(value: Any) -> Json:
    """A DynamicValue as Python: None for null, see `is_unknown` for unknown."""
    if value.msgpack:
        return msgspec.msgpack.decode(value.msgpack)
    return msgspec.json.decode(value.json) if value.json else None


def encode(value: Json) -> Any:
    """Python as a DynamicValue."""
    return protocol().DynamicValue(msgpack=msgspec.msgpack.encode(value))
