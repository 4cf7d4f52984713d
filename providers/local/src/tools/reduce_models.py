#!/usr/bin/env python3
"""Reduces the AWS service models that botocore carries to what the embedded AWS serves.

The models are Copyright Amazon.com, Inc. or its affiliates, Apache License 2.0 (see NOTICE beside the results).
Documentation, examples, endpoint rules and unserved operations are left out; nothing else is changed but what CORRECTIONS names.

    python3 reduce_models.py OUTPUT_DIRECTORY [--check]

writes OUTPUT_DIRECTORY/<service>.json; with --check it writes nothing and lists where constraints there differ from the
installed botocore's, exit code 1 if anything does.
"""
import gzip
import json
import pathlib
import re
import sys

import botocore

SERVED = {
    "kinesis": r"(?!SubscribeToShard).*",
    "sts": r"GetCallerIdentity|AssumeRole|GetSessionToken|GetAccessKeyInfo",
    "resourcegroupstaggingapi": r"GetResources|TagResources|UntagResources|GetTagKeys|GetTagValues",
    "athena": r".*(WorkGroup|Query|Queries|QueryExecution|QueryExecutions|QueryResults|NamedQuery|DataCatalog)s?"
    r"|GetQueryRuntimeStatistics|(Create|Delete|Get|List|Update)PreparedStatements?|(Get|List)(Database|TableMetadata)s?"
    r"|ListEngineVersions|TagResource|UntagResource|ListTagsForResource",
    "glue": r"(Create|Update|Delete|Get|List)(Registry|Registries|Schema|Schemas)|.*SchemaVersion.*|GetSchemaByDefinition|GetCatalogImportStatus"
    r"|(Create|Update|Delete|Get|List|Start|Stop|BatchGet|BatchDelete|BatchCreate|BatchUpdate|BatchStop)"
    r"(Database|Table|TableVersion|Partition|Job|JobRun|Crawler|CrawlerSchedule|Trigger|Connection|Workflow|Crawl"
    r"|Classifier|SecurityConfiguration|UserDefinedFunction)s?"
    r"|(Create|Delete|Get)PartitionIndex(es)?|GetCrawlerMetrics|SearchTables|(Get|Reset)JobBookmark"
    r"|TagResource|UntagResource|GetTags|(Get|Put|Delete)ResourcePolicy|(Get|Put)DataCatalogEncryptionSettings"
    r"|(Get|List|Start|Stop)WorkflowRuns?|(Get|Create|Update|Delete)Catalogs?",
    "iam": r"(Create|Get|Delete|Update|List|Tag|Untag)(Role|Roles|InstanceProfile|InstanceProfiles|Policy|Policies)"
    r"|(Attach|Detach|Put|Get|Delete)RolePolicy|List(Attached)?RolePolicies|ListRoleTags|UpdateAssumeRolePolicy"
    r"|UpdateRoleDescription|ListInstanceProfilesForRole|(Add|Remove)Role(To|From)InstanceProfile|ListInstanceProfileTags"
    r"|(Create|Get|Delete|SetDefault)PolicyVersion|ListPolicyVersions|ListPolicyTags|ListEntitiesForPolicy"
    r"|(Put|Delete)RolePermissionsBoundary|GetUser|ListUsers|ListAccountAliases|GetAccountSummary"
    r"|(Simulate)(Custom|Principal)Policy|CreateServiceLinkedRole|(Delete|Get)ServiceLinkedRole.*",
    "s3control": r"TagResource|UntagResource|ListTagsForResource",
    "s3": r"(?!SelectObjectContent|WriteGetObjectResponse|CreateSession|ListDirectoryBuckets|RestoreObject|RenameObject"
    r"|GetObjectTorrent|UpdateObjectEncryption|.*Metadata.*|.*Analytics.*|.*IntelligentTiering.*|.*Inventory.*"
    r"|.*BucketMetrics.*"
    r"|(Get|Put)BucketNotification$|(Get|Put)BucketLifecycle$).*",
}
# Where the service takes more than its model says: Glue accepts 0 as "no limit" for a streaming job.
# The pattern of S3 Control lacks the empty region of a bucket's ARN, which it takes.
# A newer model has more workers than that of botocore.
WORKERS = ["Standard", "G.1X", "G.2X", "G.025X", "G.4X", "G.8X", "Z.2X", "G.12X", "G.16X", "R.1X", "R.2X", "R.4X", "R.8X"]
CORRECTIONS = {("glue", "Timeout"): {"min": 0}, ("glue", "WorkerType"): {"enum": WORKERS},
                ("s3control", "S3ResourceArn"): {"pattern": "arn:[^:]+:s3(express)?:.*"}}
SHAPE = ("type", "required", "min", "max", "pattern", "enum", "payload", "flattened", "locationName", "timestampFormat",
         "sensitive", "streaming", "exception", "fault", "union", "document", "eventstream")
MEMBER = ("shape", "location", "locationName", "flattened", "xmlNamespace", "xmlAttribute", "streaming", "timestampFormat",
          "idempotencyToken")


def source(service):
    folder = pathlib.Path(botocore.__file__).parent / "data" / service
    return json.loads(gzip.decompress(sorted(folder.glob("*/service-2.json.gz"))[-1].read_bytes()))


def member(description):
    kept = {key: description[key] for key in MEMBER if key in description}
    if "xmlNamespace" in kept and isinstance(kept["xmlNamespace"], dict):
        kept["xmlNamespace"] = kept["xmlNamespace"]["uri"]
    return kept


def shape(description):
    kept = {key: description[key] for key in SHAPE if key in description}
    if "error" in description:
        kept["error"] = {key: description["error"][key] for key in ("code", "httpStatusCode") if key in description["error"]}
    if "members" in description:
        kept["members"] = {name: member(value) for name, value in description["members"].items()}
    for part in ("member", "key", "value"):
        if part in description:
            kept[part] = member(description[part])
    return kept


def reachable(shapes, names):
    found, waiting = {}, list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = shape(shapes[name])
        parts = list(found[name].get("members", {}).values())
        parts += [found[name][part] for part in ("member", "key", "value") if part in found[name]]
        waiting += [part["shape"] for part in parts]
    return dict(sorted(found.items()))


def operation(description):
    kept = {"method": description["http"]["method"],
            "uri": re.sub(r"[?&]x-id=[A-Za-z0-9]+", "", description["http"]["requestUri"])}
    if description["http"].get("responseCode", 200) != 200:
        kept["status"] = description["http"]["responseCode"]
    for direction in ("input", "output"):
        if direction in description:
            kept[direction] = description[direction]["shape"]
    if "locationName" in description.get("input", {}):
        kept["inputElement"] = description["input"]["locationName"]
    if "resultWrapper" in description.get("output", {}):
        kept["resultWrapper"] = description["output"]["resultWrapper"]
    if description.get("errors"):
        kept["errors"] = [error["shape"] for error in description["errors"]]
    return kept


def reduce(service):
    model = source(service)
    metadata = model["metadata"]
    served = {name: operation(value) for name, value in sorted(model["operations"].items())
              if re.fullmatch(SERVED[service], name)}
    roots = [value[key] for value in served.values() for key in ("input", "output") if key in value]
    roots += [error for value in served.values() for error in value.get("errors", [])]
    shapes = {name: {**value, **CORRECTIONS.get((service, name), {})}
              for name, value in reachable(model["shapes"], roots).items()}
    return {
        "metadata": {key: metadata[key] for key in ("protocol", "apiVersion", "jsonVersion", "targetPrefix", "xmlNamespace",
                                                    "serviceId") if key in metadata},
        "operations": served,
        "shapes": shapes,
    }


def text(model):
    """One line an operation and a shape, so that a newer model is a readable difference."""
    def lines(entries):
        return ",\n".join(f"    {json.dumps(name)}: {json.dumps(value, separators=(',', ':'))}"
                          for name, value in entries.items())
    return (f'{{\n  "metadata": {json.dumps(model["metadata"])},\n  "operations": {{\n{lines(model["operations"])}\n  }},\n'
            f'  "shapes": {{\n{lines(model["shapes"])}\n  }}\n}}\n')


def differences(service, kept):
    """Only what both know is compared: a newer or older botocore may have other operations and members."""
    fresh = reduce(service)
    for name, value in kept["operations"].items():
        if name in fresh["operations"] and fresh["operations"][name]["uri"] != value["uri"]:
            yield f"{service} {name}: uri {value['uri']} is {fresh['operations'][name]['uri']}"
    for name, value in kept["shapes"].items():
        other = fresh["shapes"].get(name)
        for key in ("type", "min", "max", "pattern", "payload", "flattened") if other else ():
            if value.get(key) != other.get(key):
                yield f"{service} {name}: {key} {value.get(key)!r} is {other.get(key)!r}"


def main(directory, check):
    wrong = []
    for service in SERVED:
        file = pathlib.Path(directory) / f"{service}.json"
        if check:
            wrong += differences(service, json.loads(file.read_text("utf-8")))
        else:
            file.write_text(text(reduce(service)), "utf-8")
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--check" in sys.argv[2:]))
