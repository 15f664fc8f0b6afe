"""Writes botocore.json: requests signed by botocore. Run it again with any botocore: python3 sign_with_botocore.py > botocore.json"""
import datetime, json, sys
from unittest import mock
from botocore.auth import SigV4Auth, SigV4QueryAuth, S3SigV4Auth, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

KEY = ("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
JSON = {"Content-Type": "application/x-amz-json-1.1"}
FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
CASES = [
    ("json", SigV4Auth, "ecs", "POST", "http://127.0.0.1:4566/", b'{"cluster":"a"}', dict(JSON, **{"X-Amz-Target": "AmazonEC2ContainerServiceV20141113.ListTasks"}), None),
    ("query", SigV4Auth, "sts", "POST", "http://localhost:4566/", b"Action=GetCallerIdentity&Version=2011-06-15", FORM, None),
    ("session", SigV4Auth, "sts", "POST", "http://localhost:4566/", b"Action=GetCallerIdentity&Version=2011-06-15", FORM, "a-session//token=="),
    ("rest-path", SigV4Auth, "scheduler", "GET", "http://h:1/schedules/a%20b%2Fc?groupName=x%20y&NextToken=a%2Bb%3D", b"", {}, None),
    ("odd-path", SigV4Auth, "scheduler", "PUT", "http://h/a//b/./c/../d/", b"{}", {"X-Amz-Odd": "  a   b  "}, None),
    ("get-query", SigV4Auth, "ec2", "GET", "http://h/?Version=2016-11-15&Action=DescribeVpcs&Filter.1.Name=", b"", {}, None),
    ("presigned-sts", SigV4QueryAuth, "sts", "GET", "http://localhost:4566/?Action=GetCallerIdentity&Version=2011-06-15", b"", {"x-k8s-aws-id": "demo"}, None),
    ("presigned-session", SigV4QueryAuth, "sts", "GET", "http://localhost:4566/?Action=GetCallerIdentity&Version=2011-06-15", b"", {}, "a/b+c="),
    ("s3-put", S3SigV4Auth, "s3", "PUT", "http://h:4566/bucket/a%20b/%2B/c.txt?partNumber=1&uploadId=x", b"hello", {"Content-Type": "text/plain"}, None),
    ("presigned-s3", S3SigV4QueryAuth, "s3", "GET", "http://h:4566/bucket/a%20b//c.txt", b"", {}, None),
]

def sign(name, auth, service, method, url, body, headers, token):
    request = AWSRequest(method=method, url=url, data=body, headers=headers)
    auth(Credentials(*KEY, token), service, "eu-west-1").add_auth(request)
    prepared = request.prepare()
    target = prepared.url.split("/", 3)
    path, _, query = ("/" + target[3]).partition("?")
    wire = {k.lower(): (v.decode("latin-1") if isinstance(v, bytes) else v) for k, v in prepared.headers.items()}
    wire["host"] = target[2]
    return {"name": name, "method": method, "path": path, "query": query, "headers": wire, "body": body.decode(), "token": token}

class Frozen(datetime.datetime):
    @classmethod
    def utcnow(cls):
        return cls(2026, 3, 4, 5, 6, 7)
    @classmethod
    def now(cls, tz=None):
        return cls(2026, 3, 4, 5, 6, 7, tzinfo=tz)

with mock.patch("botocore.auth.datetime", mock.Mock(datetime=Frozen)), mock.patch("botocore.auth.get_current_datetime", lambda *a, **k: Frozen.utcnow(), create=True):
    json.dump([sign(*case) for case in CASES], sys.stdout, indent=1)
