"""A Smithy model, and values next to each other by its shapes."""

import json
import math

# What a reader fills in for a required member that a message lacks, by the type of the shape.
EMPTY = {"blob": "", "boolean": False, "enum": "", "list": [], "map": {}, "string": "", "union": {}}


class Schema:
    """The shapes of a model."""

    def __init__(self, path):
        self.shapes = json.loads(path.read_bytes())["shapes"]
        services = [name for name, shape in self.shapes.items() if shape["type"] == "service"]
        self.service = services[0]
        self.namespace = self.service.split("#")[0]

    def id(self, name):
        return f"{self.namespace}#{name}"

    def members(self, name):
        """The members of the structure or union `name`; none if the model doesn't have it."""
        return self.shapes.get(self.id(name), {}).get("members", {})

    def error_code(self, name):
        """The code of an error: its name, or the code that it had in an older protocol of the service."""
        had_query = "aws.protocols#awsQueryCompatible" in self.shapes[self.service].get("traits", {})
        traits = self.shapes[self.id(name)].get("traits", {}) if had_query else {}
        return traits.get("aws.protocols#awsQueryError", {}).get("code", name)

    def error_status(self, name):
        """The HTTP status of an error."""
        traits = self.shapes[self.id(name)]["traits"]
        return traits.get("smithy.api#httpError", 400 if traits["smithy.api#error"] == "client" else 500)

    def operations(self):
        """The names of all operations."""
        operations = (name for name, shape in self.shapes.items() if shape["type"] == "operation")
        return {name.split("#")[1] for name in operations}

    def end(self, operation, end):
        """The id of the `input` or `output` of an operation."""
        return self.shapes[self.id(operation)][end]["target"]

    def kind(self, target):
        """The type of a shape. Smithy's own shapes have the name of their type."""
        shape = self.shapes.get(target)
        return shape["type"] if shape else target.removeprefix("smithy.api#").removeprefix("Primitive").lower()

    def empty(self, target):
        """What a reader fills in for a required member with this target."""
        kind = self.kind(target)
        if kind != "structure":
            return EMPTY.get(kind, 0)
        members = self.shapes.get(target, {}).get("members", {})
        return {name: self.empty(it["target"]) for name, it in members.items() if is_required(it)}

    def filled(self, member):
        """What a reader fills in for a member that a message lacks; `None` if nothing."""
        default = member.get("traits", {}).get("smithy.api#default")
        if default is None and is_required(member):
            return self.empty(member["target"])
        return default

    def differences(self, target, theirs, ours, at=""):
        """Texts about every difference, except for members that a reader fills in."""
        kind, shape = self.kind(target), self.shapes.get(target, {})
        if type(theirs) is dict and type(ours) is dict and kind in ("structure", "union", "map", "unit"):
            for name in sorted({*theirs, *ours}):
                member = shape["value"] if kind == "map" else shape.get("members", {}).get(name)
                yield from self._differences_of_member(member, theirs, ours, name, f"{at}.{name}")
        elif type(theirs) is list and type(ours) is list and kind == "list" and len(theirs) == len(ours):
            for index, pair in enumerate(zip(theirs, ours)):
                yield from self.differences(shape["member"]["target"], *pair, f"{at}[{index}]")
        elif not are_equal(kind, theirs, ours):
            yield f"{at or 'the value'}: theirs {theirs!r}, ours {ours!r}"

    def _differences_of_member(self, member, theirs, ours, name, at):
        if member is None:
            # A union keeps a member that the model doesn't have.
            if theirs.get(name) != ours.get(name):
                yield f"{at}: the model doesn't have it"
        elif name not in ours:
            yield f"{at}: theirs {theirs[name]!r}, ours nothing"
        elif name in theirs:
            yield from self.differences(member["target"], theirs[name], ours[name], at)
        elif "traits" not in member or ours[name] != self.filled(member):
            yield f"{at}: theirs nothing, ours {ours[name]!r}"


def is_required(member):
    return "smithy.api#required" in member.get("traits", {})


def are_equal(kind, theirs, ours):
    if kind == "timestamp":
        # Python's dates have microseconds.
        return math.isclose(theirs, ours, rel_tol=0, abs_tol=1e-6)
    is_bool = isinstance(theirs, bool) or isinstance(ours, bool)
    return theirs == ours and (not is_bool or theirs is ours)
