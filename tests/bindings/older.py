"""The classes that CDK Terrain generated before its version 20, told in the form of the newer ones.

They have the same getters, but no comment above each that says whether it is computed, optional or required: what
has a setter can be set, what has a reset too need not be. Lost on the way: that an optional attribute is computed too.
"""

import re

_VERSION = re.compile(r'fqn: "@cdktn/[^"]+", version: "(\d+)\.')
_GETTER = re.compile(r"^    get (\w+)\(\) \{\n        return (.*);\n    \}$", re.M)
_MADE = re.compile(r'^        (this\._\w+) = (new .*\(this, ["\'](\w+)["\'].*\));$', re.M)
_NAMED = re.compile(r"['\"](\w+)['\"]")
# Optional in every type, and told by the provider where a configuration does not.
_FILLED_IN = frozenset({"id", "project", "region", "zone"})


def is_older(source: str) -> bool:
    """Whether the source of a type is in the older form."""
    found = _VERSION.search(source)
    return found is not None and int(found[1]) < 20


def told(body: str) -> str:
    """The fields of a class, a comment and a getter each, as the newer form has them."""
    made = {member: (name, value) for member, value, name in _MADE.findall(body)}
    getters, found = dict(_GETTER.findall(body)), []
    for camel, value in getters.items():
        settable = f"    set {camel}(value) {{" in body or f"    put{_upper(camel)}(value) {{" in body
        if camel.endswith("Input") and camel.removesuffix("Input") in getters:
            continue
        name, getter = made.get(value, (_name(camel, value), value))
        optional = f"    reset{_upper(camel)}() {{" in body
        computed = not settable or (optional and name in _FILLED_IN)
        flags = f"computed: {_js(computed)}, optional: {_js(optional)}, required: {_js(settable and not optional)}"
        found.append(f"    // {name} - {flags}\n    {getter};\n")
    return "".join(found)


def _name(camel: str, value: str) -> str:
    found = _NAMED.search(value)
    return found[1] if found else re.sub(r"([A-Z])", r"_\1", camel).lower()


def _upper(camel: str) -> str:
    return camel[0].upper() + camel[1:]


def _js(flag: bool) -> str:
    return "true" if flag else "false"
