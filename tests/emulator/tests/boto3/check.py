"""Calls every operation of a double by boto3: `check.py URL`, from the test `boto3.rs`.

Before each call, `PUT /answer` tells the double what to answer. After it, `GET /input` returns what the
double read. So each message is compared twice: what boto3 sent with what Rust read, and the answer with
what boto3 reads from it after Rust has read and written it.
"""

import collections
import json
import pathlib
import random
import sys

import boto3
import urllib3
from botocore.config import Config
from botocore.exceptions import ClientError

from cases import Corpus, Made
from schema import Schema
from values import Maker, neutral

ROOT = pathlib.Path(__file__).resolve().parents[4]
SERVICES = {
    "cognito-idp": ROOT / "models/cognito-idp-2016-04-18.json",
    "dynamodb": ROOT / "tests/models/services/dynamodb-2012-08-10.json",
    "sqs": ROOT / "tests/models/services/sqs-2012-11-05.json",
}
CORPUS = ROOT / "tests/crates/corpus"
# How many failures are printed.
SHOWN = 20


class Check:
    """The calls of one service, and what failed."""

    def __init__(self, url, name):
        self.url = url
        self.name = name
        self.http = urllib3.PoolManager()
        self.schema = Schema(SERVICES[name])
        self.client = self._client()
        self.service = self.client.meta.service_model
        self.client.meta.events.register("before-send", self._note)
        self.sent = None
        self.counts = collections.Counter()
        self.operations = set()
        self.classes = set()
        self.failures = []

    def _client(self, **config):
        # No attempt is repeated.
        config = Config(retries={"total_max_attempts": 1}, proxies={}, **config)
        keys = {"aws_access_key_id": "AKIAANYKEYWILLDO", "aws_secret_access_key": "any-secret-will-do"}
        return boto3.client(self.name, region_name="us-east-1", endpoint_url=self.url, config=config, **keys)

    def _note(self, request, **_):
        self.sent = json.loads(request.body)

    def calls(self, calls):
        for call in calls:
            self._count(call, "calls")
            try:
                output = self._call(call)
            except ClientError as error:
                self._fail(call, "the call", error)
                continue
            output.pop("ResponseMetadata")
            target = self.schema.end(call.operation, "output")
            for text in self.schema.differences(target, call.output, neutral(output)):
                self._fail(call, "the output", text)

    def errors(self, failures):
        for failure in failures:
            self._count(failure, "errors")
            try:
                self._call(failure)
            except ClientError as error:
                for what, theirs, ours in self._of_error(failure, error):
                    if theirs != ours:
                        self._fail(failure, what, f"theirs {theirs!r}, ours {ours!r}")
            else:
                self._fail(failure, "the call", "it returns no error")

    def _call(self, case):
        headers = {**case.answer.headers, "x-status": str(case.answer.status)}
        self.http.request("PUT", f"{self.url}/answer", body=case.answer.body.encode(), headers=headers)
        try:
            return self.client._make_api_call(case.operation, case.input)
        finally:
            read = self.http.request("GET", f"{self.url}/input")
            self._compare_input(case, read)

    def _compare_input(self, case, read):
        if read.status != 200:
            self._fail(case, "the input", "the double didn't read it")
            return
        target = self.schema.end(case.operation, "input")
        for text in self.schema.differences(target, self.sent, json.loads(read.data)):
            self._fail(case, "the input", text)

    def _of_error(self, failure, error):
        """What is compared of an error: a name, and the value on both sides."""
        response = error.response
        self.classes.add(type(error).__name__)
        yield "the class", failure.name, type(error).__name__
        yield "the code", failure.code, response["Error"]["Code"]
        yield "the message", failure.message, response["Error"]["Message"]
        if failure.status is not None:
            yield "the status", failure.status, response["ResponseMetadata"]["HTTPStatusCode"]
        for name, value in failure.members.items():
            yield f"the member {name}", value, neutral(response.get(name))

    def refusals(self, kind, code, inputs):
        """Messages that the double refuses with this code. boto3 doesn't check these inputs."""
        client = self._client(parameter_validation=False)
        for id, operation, input in inputs:
            self.counts[kind] += 1
            try:
                client._make_api_call(operation, input)
                self.failures.append(f"{operation}, {id}: the double accepts it")
            except ClientError as error:
                if error.response["Error"]["Code"] != code:
                    self.failures.append(f"{operation}, {id}: {error}")

    def unknown_operations(self):
        """Operations that boto3 has, and that came after the model of the double."""
        names = {*self.service.operation_names} - self.schema.operations()
        return [("unknown", name, {}) for name in sorted(names)]

    def finish(self, operations):
        """Prints what was called. Returns whether nothing failed and nothing was left out."""
        called = self.operations
        errors = {shape.name for name in operations for shape in self.service.operation_model(name).error_shapes}
        left_out = sorted({*operations} - called | errors - self.classes)
        self.failures += [f"{name}: never called or returned" for name in left_out]
        counts = ", ".join(f"{count} {what}" for what, count in self.counts.items())
        classes = self.classes - {"ClientError"}
        print(f"{self.name}: {len(called)} operations, {len(classes)} classes of errors, {counts}")
        for failure in self.failures[:SHOWN]:
            print(f"  {failure}")
        if self.failures:
            print(f"  {len(self.failures)} failures")
        return not self.failures

    def _count(self, case, what):
        self.counts[what] += 1
        self.operations.add(case.operation)

    def _fail(self, case, what, text):
        self.failures.append(f"{case.operation}, {case.id}, {what}: {text}")


def check(url, name):
    check = Check(url, name)
    operations = sorted(check.schema.operations())
    if name == "cognito-idp":
        cases = Corpus(CORPUS, check.service)
        check.refusals("incomplete inputs", "ValidationException", cases.incomplete())
    else:
        cases = Made(check.service, Maker(check.schema, random.Random(1)), operations)
        check.refusals("unknown operations", "UnknownOperationException", check.unknown_operations())
    check.calls(cases.calls())
    check.errors(cases.failures())
    return check.finish(operations)


if __name__ == "__main__":
    results = [check(sys.argv[1], name) for name in SERVICES]
    sys.exit(0 if all(results) else 1)
