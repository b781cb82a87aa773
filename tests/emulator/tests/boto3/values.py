"""Values for shapes of botocore, and their neutral form: what JSON can carry."""

import base64
import datetime

from botocore.serialize import JSONSerializer

TEXTS = ["", "a", 'quoted "text" \\', "é漢😀", "\x01\t\n\u2028", "arn:aws:x:us-east-1:1:y/z"]
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
# Deeper values have only the members that they need. AttributeValue of DynamoDB contains itself.
DEPTH = 4


class Maker:
    """Makes random values that botocore accepts. It knows only members that the model has."""

    def __init__(self, schema, random):
        self.schema = schema
        self.random = random

    def structure(self, shape, fullness, depth=0):
        """A structure with its required members, and each other one with a chance of `fullness`."""
        known = self.schema.members(shape.name)
        members = {name: member for name, member in shape.members.items() if name in known}
        chance = fullness if depth < DEPTH else 0
        chosen = {
            name: member
            for name, member in members.items()
            if name in shape.required_members or self.random.random() < chance
        }
        if getattr(shape, "is_tagged_union", False) or shape.name == "AttributeValue":
            chosen = self._one_of(members, depth)
        return {name: self._value(member, fullness, depth + 1) for name, member in chosen.items()}

    def _one_of(self, members, depth):
        flat = [name for name, it in members.items() if it.type_name not in ("list", "map", "structure")]
        name = self.random.choice(flat if flat and depth >= DEPTH else list(members))
        return {name: members[name]}

    def _value(self, shape, fullness, depth):
        kind, random = shape.type_name, self.random
        if kind == "structure":
            return self.structure(shape, fullness, depth)
        if kind == "list":
            return [self._value(shape.member, fullness, depth) for _ in range(self._count(shape))]
        if kind == "map":
            count = range(self._count(shape))
            return {
                self._text(shape.key, number): self._value(shape.value, fullness, depth) for number in count
            }
        if kind == "string":
            return self._text(shape, "")
        if kind == "blob":
            return random.randbytes(random.randrange(1, 9))
        if kind == "boolean":
            return random.random() < 0.5
        if kind == "timestamp":
            return EPOCH + datetime.timedelta(milliseconds=random.randrange(2**41))
        if kind in ("float", "double"):
            return random.randrange(1, 4000) / 4
        return random.randrange(max(shape.metadata.get("min", 1), 1), 2**31)

    def _count(self, shape):
        least = shape.metadata.get("min", 0)
        return self.random.randrange(least, least + 3)

    def _text(self, shape, suffix):
        if shape.enum:
            return self.random.choice(shape.enum)
        text = f"{self.random.choice(TEXTS)}{suffix}"
        return text.ljust(shape.metadata.get("min", 0), "x")


def body(shape, value):
    """The JSON of a structure, by botocore's own writer."""
    serialized = {}
    JSONSerializer()._serialize(serialized, value, shape)
    return serialized


def neutral(value):
    """A value without types of Python: dates as seconds since 1970, bytes as base64."""
    if isinstance(value, dict):
        return {name: neutral(item) for name, item in value.items()}
    if isinstance(value, list):
        return [neutral(item) for item in value]
    if isinstance(value, datetime.datetime):
        return (value - EPOCH).total_seconds()
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    return value


def typed(shape, value):
    """The opposite of `neutral`, for an input."""
    kind = shape.type_name
    if getattr(shape, "is_document_type", False):
        return value
    if kind == "structure":
        return {name: typed(shape.members[name], item) for name, item in value.items()}
    if kind == "list":
        return [typed(shape.member, item) for item in value]
    if kind == "map":
        return {name: typed(shape.value, item) for name, item in value.items()}
    if kind == "timestamp":
        return EPOCH + datetime.timedelta(seconds=value)
    if kind == "blob":
        return base64.b64decode(value)
    return value
