"""The other end of BotocoreTest: botocore's own serializers and parsers, one JSON line in, one out."""
import base64
import datetime
import io
import json
import sys
from urllib.parse import urlsplit

import botocore
from botocore import handlers, parsers, serialize
from botocore.awsrequest import create_request_object, prepare_request_dict
from botocore.loaders import UnknownServiceError
from botocore.model import OperationNotFoundError
from botocore.session import get_session
from botocore.validate import ParamValidator


EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
SESSION = get_session()
MODELS = {}

# Other versions may allow more or less than our models, which were extracted from this one.
MODELS_ARE_OF = "1.43."


class Unknown(Exception):
    """Something that this botocore has not heard of."""


def model(service, protocol):
    if (service, protocol) not in MODELS:
        try:
            loaded = SESSION.get_service_model(service)
        except UnknownServiceError as unknown:
            raise Unknown(f"service {service}") from unknown
        if protocol == "query":
            old_query_model(loaded)
        loaded.metadata["protocol"] = protocol
        try:
            serializer = serialize.create_serializer(protocol, include_validation=False)
            MODELS[service, protocol] = (loaded, serializer, parsers.create_parser(protocol))
        except KeyError as unknown:
            raise Unknown(f"protocol {protocol}") from unknown
    return MODELS[service, protocol]


def old_query_model(loaded):
    """Models that have moved on to JSON no longer name the elements around their results."""
    for name in loaded.operation_names:
        raw = loaded._service_description["operations"][name]
        if "output" in raw:
            raw["output"].setdefault("resultWrapper", name + "Result")


def to_python(shape, value):
    if value is None:
        return None
    kind = shape.type_name
    if getattr(shape, "is_document_type", False):
        return value
    if kind == "structure":
        for name in value:
            if name not in shape.members:
                raise Unknown(f"member {name} of {shape.name}")
        return {name: to_python(shape.members[name], item) for name, item in value.items()}
    if kind == "list":
        return [to_python(shape.member, item) for item in value]
    if kind == "map":
        return {name: to_python(shape.value, item) for name, item in value.items()}
    if kind == "blob":
        return base64.b64decode(value)
    if kind == "timestamp":
        return EPOCH + datetime.timedelta(milliseconds=value)
    return value


def from_python(value):
    if isinstance(value, dict):
        return {name: from_python(item) for name, item in value.items()}
    if isinstance(value, list):
        return [from_python(item) for item in value]
    if isinstance(value, io.BytesIO):
        return from_python(value.read())
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime.datetime):
        return round((value - EPOCH) / datetime.timedelta(milliseconds=1))
    return value


def serialized(operation, serializer, params):
    shape = operation.input_shape
    values = to_python(shape, params) if shape is not None else {}
    request = serializer.serialize_to_request(values, operation)
    prepare_request_dict(request, "http://localhost")
    prepared = create_request_object(request).prepare()
    body = prepared.body or b""
    url = urlsplit(prepared.url)
    return {
        "method": prepared.method,
        "path": url.path,
        "query": url.query,
        "headers": {name: text(value) for name, value in prepared.headers.items()},
        "body": base64.b64encode(body if isinstance(body, bytes) else body.encode()).decode(),
    }


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def response_of(answer):
    return {
        "status_code": answer["status"],
        "headers": CaseInsensitive(answer["headers"]),
        "body": base64.b64decode(answer["body"]),
        "context": {},
    }


class CaseInsensitive(dict):
    """Headers as botocore's HTTP session gives them to the parsers."""

    def __init__(self, headers):
        super().__init__(headers)
        self._lower = {name.lower(): value for name, value in headers.items()}

    def get(self, name, default=None):
        return self._lower.get(name.lower(), default)

    def __contains__(self, name):
        return name.lower() in self._lower

    def __getitem__(self, name):
        return self._lower[name.lower()]


class RawAnswer:
    """An HTTP answer as handlers see it."""

    raw = True

    def __init__(self, content):
        self.content = content


def parsed(operation, parser, answer):
    response = response_of(answer)
    content = response["body"]
    if operation.has_streaming_output:
        response["body"] = io.BytesIO(content)
    result = parser.parse(response, operation.output_shape)
    if operation.name == "GetBucketLocation":
        handlers.parse_get_bucket_location(result, RawAnswer(content))
    result.pop("ResponseMetadata", None)
    return from_python(result)


def parsed_error(loaded, operation, parser, answer):
    response = response_of(answer)
    result = parser.parse(response, operation.output_shape)
    error = result.get("Error", {})
    shape = loaded.shape_for_error_code(error.get("Code", ""))
    found = {
        "code": error.get("Code"),
        "message": error.get("Message"),
        "type": error.get("Type"),
        "requestId": result.get("ResponseMetadata", {}).get("RequestId"),
    }
    if shape is not None:
        members = parser.parse(response, shape)
        members.pop("ResponseMetadata", None)
        members.pop("Error", None)
        found["shape"] = shape.name
        found["members"] = from_python(members)
    return found


def answer_to(case):
    loaded, serializer, parser = model(case["service"], case["protocol"])
    try:
        operation = loaded.operation_model(case["operation"])
    except OperationNotFoundError as unknown:
        raise Unknown(f"operation {case['operation']}") from unknown
    if operation.has_event_stream_output or operation.has_event_stream_input:
        raise Unknown(f"the event stream of {case['operation']}")
    found = {"request": serialized(operation, serializer, case["params"])}
    if operation.input_shape is not None and botocore.__version__.startswith(MODELS_ARE_OF):
        report = ParamValidator().validate(to_python(operation.input_shape, case["params"]), operation.input_shape)
        if report.has_errors():
            found["forbidden"] = report.generate_report()
    if operation.output_shape is not None:
        to_python(operation.output_shape, case["response"])  # is all of it known?
    found["parsed"] = parsed(operation, parser, case["answer"])
    if "error" in case:
        found["error"] = parsed_error(loaded, operation, parser, case["error"])
    return found


def main():
    print(json.dumps({"version": botocore.__version__}), flush=True)
    for line in sys.stdin:
        try:
            found = answer_to(json.loads(line))
        except Unknown as unknown:
            found = {"unknown": str(unknown)}
        except Exception as failure:  # reported as this case's failure
            found = {"failure": f"{type(failure).__name__}: {failure}"}
        print(json.dumps(found), flush=True)


main()
