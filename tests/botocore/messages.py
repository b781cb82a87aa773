"""Writes random but valid messages of a service, as botocore sends and reads them.

    python messages.py SERVICE PROTOCOL FOLDER

makes three files with a JSON value in each line:

    requests.jsonl    an `input`, and the request that botocore sends for it
    responses.jsonl   a response, and the `output` that botocore reads from it
    errors.jsonl      a response with an error, and the `code` and `message` that botocore reads

Inputs and outputs are in the form that serde reads and writes: members in the body have their names in
JSON, blobs are in base64, timestamps are in their own format or seconds since 1970. The same seed gives
the same messages.
"""

import base64
import datetime
import io
import json
import pathlib
import random
import sys

import botocore.loaders
import botocore.model
import botocore.parsers
import botocore.serialize
from botocore.awsrequest import prepare_request_dict

SEED = 1
REQUESTS = 4
RESPONSES = 4
DEPTH = 4
UTC = datetime.timezone.utc
# Texts with characters that mean something in paths, queries, JSON or headers.
TEXTS = ["a", "a b", "a/b", "50%", "a+b", "a&b=c", "a?b#c", "é日本🦀", '"quoted", text', "a:b;c", "~-._", "%2F"]
HEADERS = ["a", "a b", "a/b", "50%", "a=b", "text; more", "~-._"]


class Dice(random.Random):
    """Random values that keep the constraints of shapes."""

    def structure(self, shape, depth=0, required_only=False):
        names = list(shape.members)
        if getattr(shape, "is_tagged_union", False):
            names = [self.choice(names)]
        elif depth >= DEPTH or required_only:
            names = [name for name in names if name in shape.required_members]
        else:
            is_kept = lambda name: name in shape.required_members or self.random() < 0.7
            names = [name for name in names if is_kept(name)]
        tokens = [name for name, member in shape.members.items() if is_token(member)]
        names += [name for name in tokens if name not in names]
        return {name: self.value(shape.members[name], depth + 1) for name in names}

    def value(self, shape, depth):
        if is_document(shape):
            return self.choice([{"a": [1, "b", None]}, "text", 5, True, [], {}])
        return getattr(self, "any_" + shape.type_name)(shape, depth)

    def any_structure(self, shape, depth):
        return self.structure(shape, depth)

    def length(self, shape, usual):
        least = shape.metadata.get("min", 0)
        return max(least, min(shape.metadata.get("max", usual), usual))

    def any_list(self, shape, depth):
        count = self.length(shape, 0 if depth > DEPTH else self.randint(1, 3))
        return [self.value(shape.member, depth + 1) for _ in range(count)]

    def any_map(self, shape, depth):
        count = self.length(shape, 0 if depth > DEPTH else self.randint(1, 3))
        keys = self.sample(shape.key.enum, min(count, len(shape.key.enum))) or [
            f"key {index}" if "location" not in shape.serialization else f"key-{index}"
            for index in range(count)
        ]
        return {key: self.value(shape.value, depth + 1) for key in keys}

    def any_string(self, shape, depth):
        if shape.enum:
            return self.choice(shape.enum)
        if shape.serialization.get("jsonvalue") and shape.serialization.get("location") == "header":
            return {"a": [1, "b"]}
        if shape.serialization.get("hostLabel"):
            return "label"
        in_header = shape.serialization.get("location") in ("header", "headers")
        text = self.choice(HEADERS if in_header else TEXTS)
        return (text * (shape.metadata.get("min", 0) + 1))[: self.length(shape, max(1, len(text)))]

    any_character = any_string

    def any_blob(self, shape, depth):
        return self.randbytes(self.length(shape, self.randint(0, 20)))

    def any_boolean(self, shape, depth):
        return self.random() < 0.5

    def any_integer(self, shape, depth):
        if shape.serialization.get("location") == "statusCode":
            return self.choice([200, 201, 202])
        least = shape.metadata.get("min", -1000)
        return self.randint(int(least), max(int(least), int(shape.metadata.get("max", 1000))))

    any_long = any_integer

    def any_double(self, shape, depth):
        least = shape.metadata.get("min", -10)
        return max(least, min(shape.metadata.get("max", 10), self.randint(-40, 40) / 4))

    any_float = any_double

    def any_timestamp(self, shape, depth):
        return datetime.datetime.fromtimestamp(self.randint(0, 2_000_000_000), UTC)


def is_token(shape):
    return shape.metadata.get("idempotencyToken", False)


def is_document(shape):
    return getattr(shape, "is_document_type", False)


def wire_name(container, name, member):
    """The name of a member as serde has it: that in JSON, if it is in the body."""
    is_bound = "location" in member.serialization or container.serialization.get("payload") == name
    return name if is_bound else member.serialization.get("name", name)


def neutral(shape, value, has_json_names):
    """A value in the form of serde."""
    again = lambda inner, value: neutral(inner, value, has_json_names)
    if value is None or is_document(shape):
        return value
    if shape.type_name == "structure":
        members = {}
        for name, inner in value.items():
            if name in shape.members and inner is not None:
                member = shape.members[name]
                key = wire_name(shape, name, member) if has_json_names else name
                members[key] = again(member, inner)
        return members
    if shape.type_name == "list":
        return [again(shape.member, inner) for inner in value]
    if shape.type_name == "map":
        return {key: again(shape.value, inner) for key, inner in value.items()}
    if shape.type_name == "blob":
        value = value.read() if hasattr(value, "read") else value
        value = value.encode() if isinstance(value, str) else value
        return base64.b64encode(value).decode()
    if shape.type_name == "timestamp":
        return timestamp(value, shape.serialization.get("timestampFormat"))
    if shape.type_name == "string" and not isinstance(value, str):
        return compact(value)
    return value


def compact(value):
    """JSON as botocore writes it in headers."""
    return json.dumps(value, separators=(",", ":"))


def timestamp(value, text_format):
    """A time in a format of botocore; seconds since 1970 if it has none."""
    formats = {"rfc822": "%a, %d %b %Y %H:%M:%S GMT", "iso8601": "%Y-%m-%dT%H:%M:%SZ"}
    value = value.astimezone(UTC)
    return value.strftime(formats[text_format]) if text_format in formats else int(value.timestamp())


class Rest:
    """Messages of restJson1."""

    name = "rest-json"
    has_json_names = True

    def respond(self, shape, value):
        """The head and the body of a response."""
        serializer = botocore.serialize.create_serializer("rest-json", False)
        headers, body, status = {}, {}, 200
        for name, inner in value.items():
            member = shape.members[name]
            location = member.serialization.get("location")
            key = member.serialization.get("name", name)
            if location == "statusCode":
                status = inner
            elif location == "headers":
                headers.update({key + inner_key: text for inner_key, text in inner.items()})
            elif location == "header":
                headers[key] = self.header(member, inner)
            elif shape.serialization.get("payload") != name:
                serializer._serialize(body, inner, member, key)
        payload = shape.serialization.get("payload")
        if payload is None:
            body["UnknownMember"] = {"a": [None, 1]}
            return status, headers, json.dumps(body).encode() if shape.members else b""
        member, inner = shape.members[payload], value.get(payload)
        if inner is None:
            return status, headers, b""
        if member.type_name == "blob":
            return status, headers, inner
        if member.type_name == "string":
            return status, headers, inner.encode()
        holder = {}
        serializer._serialize(holder, inner, member, "payload")
        return status, headers, json.dumps(holder["payload"]).encode()

    @staticmethod
    def header(shape, value):
        if shape.type_name == "list":
            return ",".join(Rest.header(shape.member, inner) for inner in value)
        if shape.type_name == "timestamp":
            return str(timestamp(value, shape.serialization.get("timestampFormat", "rfc822")))
        if shape.type_name == "boolean":
            return "true" if value else "false"
        if shape.serialization.get("jsonvalue"):
            return base64.b64encode(compact(value).encode()).decode()
        return str(value)

    def fail(self, dice, code, message):
        """Responses with an error, in each form that services use."""
        body = json.dumps({"message": message}).encode()
        yield {"x-amzn-errortype": code}, body
        yield {"x-amzn-errortype": f"{code}:http://internal.amazon.com/coral/"}, body
        yield {}, json.dumps({"code": code, "Message": message}).encode()
        yield {}, json.dumps({"__type": f"com.example#{code}", "message": message}).encode()


class Cbor:
    """Messages of rpcv2Cbor."""

    name = "smithy-rpc-v2-cbor"
    has_json_names = False

    @staticmethod
    def write(shape, value):
        body = bytearray()
        serializer = botocore.serialize.create_serializer(Cbor.name, False)
        serializer._serialize_data_item(body, value, shape)
        return bytes(body)

    def respond(self, shape, value):
        return 200, {"smithy-protocol": "rpc-v2-cbor"}, self.write(shape, value)

    def fail(self, dice, code, message):
        names = {"__type": f"com.example#{code}", "message": message}
        body = b"\xbf"
        for name in names:
            for text in (name, names[name]):
                body += bytes([0x78, len(text.encode())]) + text.encode()
        yield {"smithy-protocol": "rpc-v2-cbor"}, body + b"\xff"


def request_line(operation, value, protocol):
    serializer = botocore.serialize.create_serializer(protocol.name)
    request = serializer.serialize_to_request(value, operation)
    prepare_request_dict(request, endpoint_url="https://example.com")
    body = request["body"]
    body = body.encode() if isinstance(body, str) else bytes(body or b"")
    head, _, path = request["url"].partition("://")[2].partition("/")
    return {
        "operation": operation.name,
        "input": neutral(operation.input_shape, value, protocol.has_json_names)
        if operation.input_shape
        else None,
        "method": request["method"],
        "host": head,
        "uri": "/" + path,
        "headers": {name: str(text) for name, text in request["headers"].items()},
        "body": base64.b64encode(body).decode(),
    }


def response_line(operation, value, protocol):
    shape = operation.output_shape
    status, headers, body = protocol.respond(shape, value)
    parser = botocore.parsers.create_parser(protocol.name)
    # The client of botocore gives its parser a stream for bytes.
    stream = io.BytesIO(body) if operation.has_streaming_output else body
    parsed = parser.parse({"status_code": status, "headers": headers, "body": stream}, shape)
    parsed.pop("ResponseMetadata", None)
    return {
        "operation": operation.name,
        "output": neutral(shape, parsed, protocol.has_json_names),
        "status": status,
        "headers": headers,
        "body": base64.b64encode(body).decode(),
    }


def has_secret_message(shape):
    """Whether the message of an error is secret: then the crate doesn't show it."""
    members = shape.members.items() if shape else ()
    secrets = [member.metadata.get("sensitive") for name, member in members if name.lower() == "message"]
    return any(secrets)


def error_lines(dice, operation, protocol):
    parser = botocore.parsers.create_parser(protocol.name)
    modeled = {shape.name: shape for shape in operation.error_shapes[:2]}
    for code in [*modeled, "UnknownCode"]:
        for headers, body in protocol.fail(dice, code, "a message"):
            response = {"status_code": 400, "headers": headers, "body": body}
            parsed = parser.parse(response, operation.output_shape)["Error"]
            yield {
                "operation": operation.name,
                "status": 400,
                "headers": headers,
                "body": base64.b64encode(body).decode(),
                "code": parsed["Code"],
                "message": None if has_secret_message(modeled.get(code)) else parsed["Message"],
            }


def lines_of(service, protocol):
    """The lines of each file."""
    dice = Dice(SEED)
    files = {"requests": [], "responses": [], "errors": []}
    for name in service.operation_names:
        operation = service.operation_model(name)
        if operation.has_event_stream_input or operation.has_event_stream_output:
            continue
        for index in range(REQUESTS):
            shape = operation.input_shape
            value = dice.structure(shape, required_only=index == 0) if shape else {}
            files["requests"].append(request_line(operation, value, protocol))
        for index in range(RESPONSES if operation.output_shape else 0):
            value = dice.structure(operation.output_shape, required_only=index == 0)
            files["responses"].append(response_line(operation, value, protocol))
        files["errors"].extend(error_lines(dice, operation, protocol))
    return files


def main(name, protocol, folder):
    description = botocore.loaders.Loader().load_service_model(name, "service-2")
    service = botocore.model.ServiceModel(description, name)
    protocols = {one.name: one for one in (Rest(), Cbor())}
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for file, lines in lines_of(service, protocols[protocol]).items():
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (folder / f"{file}.jsonl").write_text(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
