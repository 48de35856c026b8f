"""The API's own document, held against what the API really answers."""

import re

import jsonschema

MARKS = {"Dry-Run", "Idempotent-Replayed"}
KINDS_OF_BODY = {"application/json", "application/problem+json"}


class Document:
    """What ``/api/openapi.json`` promises."""

    def __init__(self, told):
        self.told = told
        self._patterns = [
            (re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), path)
            for path in told["paths"]
        ]

    def operation(self, method, path):
        """Return what is told of this operation, or None where there is none."""
        fitting = [
            self.told["paths"][told]
            for pattern, told in self._patterns
            if pattern.fullmatch(path)
        ]
        return next((one[method] for one in fitting if method in one), None)

    def check(self, method, path, answer):
        """Fail unless the answer is one of those the document tells of."""
        told = self.operation(method.lower(), path)
        if told is None:
            assert answer.status_code in {404, 405}
            return
        status = str(answer.status_code)
        assert status in told["responses"], f"{method} {path} answered {status}"
        [kind] = KINDS_OF_BODY & told["responses"][status]["content"].keys()
        assert answer.content_type == kind
        declared = told["responses"][status].get("headers", {}).keys()
        assert MARKS.intersection(answer.headers.keys()) <= declared
        shape = told["responses"][status]["content"][kind]["schema"]
        jsonschema.Draft202012Validator(
            shape | {"components": self.told["components"]}
        ).validate(answer.json)
