"""What is called, and what the double answers: messages of the corpus, and made ones."""

import collections
import dataclasses
import gzip
import itertools
import json

from values import body, neutral, typed

JSON = "application/x-amz-json-1.1"


@dataclasses.dataclass
class Answer:
    """An answer that the double gives, as it reads it."""

    status: int
    headers: dict
    body: str


@dataclasses.dataclass
class Call:
    """A call that succeeds, and the output of its answer."""

    id: str
    operation: str
    input: dict
    answer: Answer
    output: dict


@dataclasses.dataclass
class Failure:
    """A call that fails: the name, the code, the message and the other members of its error.

    `status` is the one in the model; `None` if the configuration of the double chooses it.
    """

    id: str
    operation: str
    input: dict
    answer: Answer
    name: str
    code: str
    message: str
    members: dict
    status: int | None


class Corpus:
    """Cases from the files of `tests/crates/corpus`."""

    def __init__(self, folder, service):
        self.folder = folder
        self.service = service
        self.inputs = collections.defaultdict(list)
        for line in self._lines("requests"):
            self.inputs[line["operation"]].append(self._input(line))

    def _lines(self, name):
        with gzip.open(self.folder / f"{name}.jsonl.gz", "rt", encoding="utf-8", newline="\n") as file:
            return [json.loads(line) for line in file]

    def _input(self, line):
        shape = self.service.operation_model(line["operation"]).input_shape
        return typed(shape, line["input"]) if shape else {}

    def calls(self):
        """Every input, and every response."""
        responses = collections.defaultdict(list)
        for line in self._lines("responses"):
            responses[line["operation"]].append(line)
        for operation, inputs in self.inputs.items():
            lines = responses[operation]
            for index in range(max(len(inputs), len(lines))):
                line = lines[index % len(lines)]
                answer, parsed = answer_of(line), line["parsed"]
                input = inputs[index % len(inputs)]
                yield Call(f"response {line['id']}", operation, input, answer, parsed)

    def failures(self):
        """Every error that has a code."""
        inputs = {operation: itertools.cycle(inputs) for operation, inputs in self.inputs.items()}
        for line in self._lines("errors"):
            if line["error"] is not None:
                operation, code = line["operation"], line["error"]
                answer, input, message = answer_of(line), next(inputs[operation]), line["message"]
                name = code if self.service.shape_for_error_code(code) else "ClientError"
                id = f"error {line['id']}"
                yield Failure(id, operation, input, answer, name, code, message, {}, None)

    def incomplete(self):
        """Inputs without a required member: the id of each, its operation and its JSON."""
        for line in self._lines("validation"):
            if line["kind"].startswith("missing:"):
                yield line["id"], line["operation"], line["input"]


def answer_of(line):
    return Answer(line["status"], line["headers"], line["body"])


class Made:
    """Cases with random values, written by botocore."""

    ROUNDS = 10

    def __init__(self, service, maker, operations):
        self.service = service
        self.maker = maker
        self.operations = [service.operation_model(name) for name in operations]

    def _structure(self, shape, number):
        fullness = (number % self.ROUNDS) / (self.ROUNDS - 1)
        return self.maker.structure(shape, fullness) if shape else {}

    def calls(self):
        """For each operation ten calls, from one without optional members to one with all."""
        for operation, number in itertools.product(self.operations, range(self.ROUNDS)):
            output = self._structure(operation.output_shape, number)
            text = json.dumps(body(operation.output_shape, output)) if operation.output_shape else ""
            input = self._structure(operation.input_shape, number)
            answer = Answer(200, {"content-type": JSON}, text)
            yield Call(f"call {number}", operation.name, input, answer, neutral(output))

    def failures(self):
        """Each error of each operation."""
        for operation in self.operations:
            for number, shape in enumerate(operation.error_shapes):
                yield self._failure(operation, shape, number)

    def _failure(self, operation, shape, number):
        members = self._structure(shape, self.ROUNDS - 1)
        serialized = {"__type": shape.name, **body(shape, members)}
        message = next((members.pop(name) for name in ("message", "Message") if name in members), "")
        # The double finds the error by its code, and its status in the model.
        answer = Answer(400, {"content-type": JSON}, json.dumps(serialized))
        input = self._structure(operation.input_shape, number)
        id, schema = f"error {shape.name}", self.maker.schema
        code, status = schema.error_code(shape.name), schema.error_status(shape.name)
        members = neutral(members)
        return Failure(id, operation.name, input, answer, shape.name, code, message, members, status)
