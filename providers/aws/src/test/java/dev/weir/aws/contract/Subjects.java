package dev.weir.aws.contract;

import java.util.List;

/** One subject for each kind. */
public final class Subjects {
    public static final Subject ROLE = Subject.of("roles", "{name: 'role-@', service: 'glue', description: 'Runs'}")
            .changing("description", "'Runs jobs'")
            .changing("maxSessionDuration", "7200")
            .changing(
                    "policies",
                    "{read: {Version: '2012-10-17', Statement: [{Effect: 'Allow', Action: 's3:GetObject',"
                            + " Resource: '*'}]}}")
            .changing(
                    "policies",
                    "{read: {Version: '2012-10-17', Statement: [{Effect: 'Allow', Action: 's3:Get*',"
                            + " Resource: '*'}]}}",
                    "/policies/read/Statement")
            .changing("policies", null)
            .changing("managedPolicies", "['arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole']")
            .changing("managedPolicies", null)
            .changing("tags", "{team: 'icu'}")
            .changing("service", "'firehose'", "/assumeRolePolicy/Statement");

    public static final Subject REGISTRY = Subject.of("registries", "{name: 'registry-@', description: 'Devices'}")
            .changing("description", "'Devices and sensors'")
            .changing("tags", "{team: 'icu'}")
            .changing("tags", "{team: 'ward', cost: '7'}", "/tags/team", "/tags/cost")
            .changing("tags", null)
            .changing("description", null);

    public static final Subject STREAM = Subject.of("streams", "{name: 'stream-@', shardCount: 2, tags: {team: 'icu'}}")
            .trying("/shardCount", "1", "4")
            .changing("shardCount", "5")
            .changing("retentionPeriodHours", "48")
            .changing("retentionPeriodHours", "36")
            .changing("encryption", "{type: 'KMS', keyId: 'alias/aws/kinesis'}")
            .changing("encryption", null)
            .changing("shardLevelMetrics", "['IncomingBytes', 'OutgoingBytes']")
            .changing("shardLevelMetrics", "['OutgoingBytes', 'IncomingRecords']")
            .changing("shardLevelMetrics", null)
            .changing("tags", "{team: 'ward'}", "/tags/team")
            .changing("shardCount", "2");

    public static final Subject ON_DEMAND_STREAM = Subject.of(
                    "streams",
                    "{name: 'demand-@', streamMode: 'ON_DEMAND', resourcePolicy: {Version: '2012-10-17', Statement:"
                            + " [{Effect: 'Allow', Principal: {AWS: '123456789012'}, Action: ['kinesis:PutRecord'],"
                            + " Resource: 'arn:aws:kinesis:us-east-1:000000000000:stream/demand-@'}]}}")
            .changing("warmThroughputMiBps", "20")
            .changing("warmThroughputMiBps", "10")
            .changing("warmThroughputMiBps", null)
            .changing("resourcePolicy", null);

    public static final Subject CONSUMER = Subject.of("consumers", "{stream: 'stream-@', name: 'dashboard'}")
            .needing(STREAM)
            .changing("tags", "{team: 'icu'}")
            .changing("tags", "{team: 'ward'}", "/tags/team")
            .changing("tags", null);

    private static final String V1 =
            "{\\\"type\\\": \\\"object\\\", \\\"properties\\\": {\\\"id\\\": {\\\"type\\\": \\\"integer\\\"}}}";
    private static final String V2 =
            "{\\\"type\\\": \\\"object\\\", \\\"properties\\\": {\\\"id\\\": {\\\"type\\\": [\\\"integer\\\", \\\"null\\\"]}}}";

    public static final Subject SCHEMA = Subject.of(
                    "schemas",
                    "{registry: 'registry-@', name: 'schema', dataFormat: 'JSON', definition: \"" + V1 + "\"}")
            .needing(REGISTRY)
            .trying("/checkpoint", "1", "'latest'")
            .changing("description", "'A device'")
            .changing("metadata", "{owner: 'icu', sla: 'gold'}")
            .changing("metadata", "{owner: 'ward', sla: 'gold'}", "/metadata/owner")
            .changing("definition", "\"" + V2 + "\"")
            .changing("checkpoint", "2")
            .changing("metadata", "{owner: 'ward'}", "/metadata/sla")
            .changing("metadata", null)
            .changing("checkpoint", "1")
            .changing("checkpoint", "'latest'")
            .changing("checkpoint", null)
            .changing("compatibility", "'FULL'")
            .changing("tags", "{team: 'icu'}")
            .changing("tags", null);

    public static final Subject DATABASE = Subject.of("databases", "{name: 'database_@', description: 'The lab'}")
            .changing("description", "'The laboratory'")
            .changing("locationUri", "'s3://lab/data/'")
            .changing("parameters", "{owner: 'icu'}")
            .changing("createTableDefaultPermissions", "[]")
            .changing(
                    "createTableDefaultPermissions",
                    "[{principal: {dataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS'}, permissions: ['SELECT']}]")
            .changing("targetDatabase", "{catalogId: '123456789012', databaseName: 'shared'}")
            .changing("targetDatabase", null)
            .changing("tags", "{team: 'icu'}")
            .changing("parameters", null)
            .changing("description", null);

    public static final Subject FILE_TABLE = Subject.of(
                    "tables",
                    "{database: 'database_@', name: 'files', location: 's3://lab/files/', format: 'parquet',"
                            + " columns: [{name: 'id', type: 'bigint'}]}")
            .needing(DATABASE)
            .notTrying("/sink", "/schema", "/stream")
            .changing("description", "'Files'")
            .changing(
                    "columns",
                    "[{name: 'id', type: 'bigint', comment: 'Key'}, {name: 'at', type: 'timestamp'}]",
                    "/storageDescriptor/columns/id/comment",
                    "/storageDescriptor/columns/at")
            .trying("/partitionIndexes", "[]")
            .changing("partitionKeys", "[{name: 'day', type: 'string'}]")
            .changing("location", "'s3://lab/other/'", "/storageDescriptor/location")
            .changing("parameters", "{'projection.enabled': 'true'}", "/parameters/projection.enabled")
            .changing("parameters", null, "/parameters/projection.enabled");

    public static final Subject INDEXED_TABLE = Subject.of(
                    "tables",
                    "{database: 'database_@', name: 'indexed', location: 's3://lab/indexed/', format: 'parquet',"
                            + " columns: [{name: 'id', type: 'bigint'}], partitionKeys: [{name: 'year'}, {name: 'day'}],"
                            + " partitionIndexes: [{indexName: 'by_day', keys: ['day']}]}")
            .needing(DATABASE)
            .trying("/partitionKeys", "[{name: 'year', type: 'string'}, {name: 'day', type: 'string'}]")
            .trying("/partitionIndexes", "[{indexName: 'by_year', keys: ['year']}]")
            .changing(
                    "partitionIndexes",
                    "[{indexName: 'by_day', keys: ['year', 'day']}, {indexName: 'all', keys: ['day']}]")
            .changing("description", "'Indexed'")
            .changing("partitionIndexes", "[{indexName: 'all', keys: ['day']}]")
            .changing("partitionIndexes", null);

    public static final Subject VIEW = Subject.of(
                    "tables",
                    "{database: 'database_@', name: 'view', tableType: 'VIRTUAL_VIEW', columns: [{name: 'id', type:"
                            + " 'bigint'}], parameters: {presto_view: 'true'}, viewOriginalText: '/* Presto View: e30= */',"
                            + " viewExpandedText: '/* Presto View */'}")
            .needing(DATABASE)
            .notTrying("/sink", "/schema", "/stream", "/columns", "/storageDescriptor", "/partitionKeys")
            .changing("viewOriginalText", "'/* Presto View: e31= */'");

    public static final Subject STREAM_TABLE = Subject.of(
                    "tables",
                    "{database: 'database_@', name: 'stream', stream: 'stream-@', schema: 'registry-@/schema'}")
            .needing(DATABASE, SCHEMA)
            .notTrying("/sink", "/schema", "/storageDescriptor", "/partitionKeys")
            .changing("description", "'Orders'")
            .changing("stream", "'other'", "/storageDescriptor/parameters/streamARN");

    public static final Subject JOB = Subject.of(
                    "jobs",
                    "{name: 'job-@', role: 'arn:aws:iam::000000000000:role/role-@', glueVersion: '5.0',"
                            + " command: {name: 'glueetl', scriptLocation: 's3://lab/script.py', pythonVersion: '3'}}")
            .needing(ROLE)
            .notTrying("/role", "/pipeline")
            .trying("/glueVersion", "'4.0'", "'5.1'")
            .changing("description", "'Loads'")
            .changing("defaultArguments", "{'--enable-metrics': true, '--output_path': 's3://lab/out/'}")
            .changing(
                    "defaultArguments",
                    "{'--enable-metrics': true, '--output_path': 's3://lab/other/'}",
                    "/defaultArguments/--output_path")
            .changing("maxRetries", "2")
            .changing("timeout", "60")
            .changing("workerType", "'G.2X'")
            .changing("numberOfWorkers", "4")
            .changing("executionProperty", "{maxConcurrentRuns: 3}", "/executionProperty/maxConcurrentRuns")
            .changing("glueVersion", "'4.0'")
            .changing("tags", "{team: 'icu'}");

    public static final Subject PIPELINE = Subject.of(
                    "jobs",
                    "{name: 'pipeline-@', role: 'arn:aws:iam::000000000000:role/role-@', pipeline: {"
                            + "from: 'database_@/stream', mapping: [{source: 'id', target: 'id', type: 'long'}],"
                            + " to: {path: 's3://lab/metrics/'}}}")
            .needing(STREAM_TABLE, ROLE)
            .notTrying("/role", "/command", "/workerType", "/tags", "/connections")
            .trying("/glueVersion", "'4.0'", "'5.1'")
            .changing("defaultArguments", "{'--enable-metrics': 'true'}");

    public static final Subject CRAWLER = Subject.of(
                    "crawlers",
                    "{name: 'crawler-@', role: 'arn:aws:iam::000000000000:role/role-@', database: 'database_@',"
                            + " targets: {s3Targets: [{path: 's3://lab/metrics/'}]}}")
            .needing(DATABASE, ROLE)
            .notTrying("/role")
            .trying("/targets/s3Targets[]/path", "'s3://lab/extreme/'")
            .changing("description", "'Finds'")
            .changing(
                    "targets",
                    "{s3Targets: [{path: 's3://lab/metrics/', exclusions: ['**.tmp']}]}",
                    "/targets/s3Targets/s3:~1~1lab~1metrics~1/exclusions")
            .changing("schedule", "'cron(15 12 * * ? *)'")
            .changing("schedule", null)
            .changing("tablePrefix", "'raw_'")
            .changing("configuration", "{Version: 1.0, Grouping: {TableLevelConfiguration: 2}}")
            .changing(
                    "schemaChangePolicy",
                    "{updateBehavior: 'LOG', deleteBehavior: 'LOG'}",
                    "/schemaChangePolicy/updateBehavior",
                    "/schemaChangePolicy/deleteBehavior")
            .changing("recrawlPolicy", "{recrawlBehavior: 'CRAWL_NEW_FOLDERS_ONLY'}", "/recrawlPolicy/recrawlBehavior")
            .changing("tags", "{team: 'icu'}")
            .changing("tablePrefix", null)
            .changing("description", null);

    public static final Subject BUCKET = Subject.of("buckets", "{name: 'bucket-@'}")
            .notTrying("/objectLockConfiguration", "/loggingConfiguration")
            .trying(
                    "/lifecycleConfiguration",
                    "{rules: [{id: 'least', filter: {}, status: 'Disabled', expiration: {days: 1},"
                            + " abortIncompleteMultipartUpload: {daysAfterInitiation: 1}, noncurrentVersionExpiration:"
                            + " {noncurrentDays: 1, newerNoncurrentVersions: 1}}, {id: 'marker', filter: {prefix: ''},"
                            + " expiration: {expiredObjectDeleteMarker: true}}]}",
                    "{rules: [{id: 'most', filter: {objectSizeLessThan: 2147483647}, expiration: {days: 2147483647},"
                            + " transitions: [], noncurrentVersionTransitions: []}, {id: 'zero', filter:"
                            + " {objectSizeGreaterThan: 0}, transitions: [{days: 0, storageClass: 'GLACIER'}]}],"
                            + " transitionDefaultMinimumObjectSize: 'varies_by_storage_class'}",
                    "{rules: [{id: 'tag', filter: {tag: {key: 'a', value: ''}}, expiration: {days: 3}}],"
                            + " transitionDefaultMinimumObjectSize: 'all_storage_classes_128K'}")
            .changing("versioning", "'Enabled'")
            .changing("versioning", "'Suspended'")
            .changing(
                    "publicAccessBlock",
                    "{blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: false,"
                            + " restrictPublicBuckets: false}",
                    "/publicAccessBlock/blockPublicPolicy",
                    "/publicAccessBlock/restrictPublicBuckets")
            .changing("encryption", "{sseAlgorithm: 'aws:kms'}", "/encryption/sseAlgorithm")
            .changing(
                    "lifecycleConfiguration",
                    "{rules: [{id: 'old', filter: {prefix: 'logs/'}, expiration: {days: 30}}]}")
            .changing(
                    "lifecycleConfiguration",
                    "{rules: [{id: 'old', filter: {and: {prefix: 'logs/', tags: [{key: 'keep', value: 'no'}],"
                            + " objectSizeGreaterThan: 500}}, expiration: {days: 90}, transitions: [{days: 60,"
                            + " storageClass: 'GLACIER'}, {days: 30, storageClass: 'STANDARD_IA'}],"
                            + " noncurrentVersionTransitions: [{noncurrentDays: 30, storageClass: 'GLACIER_IR',"
                            + " newerNoncurrentVersions: 2}], noncurrentVersionExpiration: {noncurrentDays: 90}},"
                            + " {id: 'day', filter: {tag: {key: 'a', value: ''}}, expiration: {date: '2030-01-31'}},"
                            + " {id: 'all', filter: {}, abortIncompleteMultipartUpload: {daysAfterInitiation: 3}}]}",
                    "/lifecycleConfiguration/rules/old/filter/and",
                    "/lifecycleConfiguration/rules/old/filter/prefix",
                    "/lifecycleConfiguration/rules/old/expiration/days",
                    "/lifecycleConfiguration/rules/old/transitions",
                    "/lifecycleConfiguration/rules/old/noncurrentVersionTransitions",
                    "/lifecycleConfiguration/rules/old/noncurrentVersionExpiration",
                    "/lifecycleConfiguration/rules/day",
                    "/lifecycleConfiguration/rules/all")
            .changing("lifecycleConfiguration", null)
            .changing("ownershipControls", "{objectOwnership: 'ObjectWriter'}", "/ownershipControls/objectOwnership")
            .changing("ownershipControls", null, "/ownershipControls/objectOwnership")
            .changing(
                    "policy",
                    "{Version: '2012-10-17', Statement: [{Effect: 'Deny', Principal: '*', Action: 's3:*', Resource:"
                            + " 'arn:aws:s3:::bucket-*/*', Condition: {Bool: {'aws:SecureTransport': 'false'}}}]}")
            .changing("policy", null)
            .changing(
                    "corsConfiguration",
                    "{corsRules: [{allowedOrigins: ['https://*.example.com'], allowedMethods: ['GET', 'HEAD'],"
                            + " maxAgeSeconds: 3000}]}")
            .changing("corsConfiguration", null)
            .changing(
                    "notificationConfiguration",
                    "{topicConfigurations: [{id: 'new', topicArn: 'arn:aws:sns:us-east-1:000000000000:new', events:"
                            + " ['s3:ObjectCreated:*'], filter: {key: {filterRules: [{name: 'suffix', value: '.csv'},"
                            + " {name: 'prefix', value: 'in/'}]}}}], eventBridgeConfiguration: {}}")
            .changing("notificationConfiguration", null)
            .changing("forceDestroy", "true")
            .changing("forceDestroy", "false")
            .changing("tags", "{team: 'icu'}")
            .changing("tags", null);

    public static final Subject OBJECT = Subject.of(
                    "objects", "{bucket: 'bucket-@', key: 'scripts/a b+c.py', content: 'print(1)'}")
            .needing(BUCKET)
            .changing("content", "'print(2)'")
            .changing("contentType", "'text/x-python'")
            .changing("metadata", "{version: '2'}")
            .changing("cacheControl", "'max-age=3600'")
            .changing("contentEncoding", "'gzip'")
            .changing("contentDisposition", "'attachment'")
            .changing("contentLanguage", "'en-US'")
            .changing("storageClass", "'STANDARD_IA'")
            .changing(
                    "encryption",
                    "{sseAlgorithm: 'aws:kms', kmsMasterKeyID: '0f2c', bucketKeyEnabled: true}",
                    "/encryption/sseAlgorithm",
                    "/encryption/kmsMasterKeyID",
                    "/encryption/bucketKeyEnabled")
            .changing("encryption", "{sseAlgorithm: 'aws:kms', kmsMasterKeyID: '0f2c'}", "/encryption/bucketKeyEnabled")
            .changing(
                    "encryption",
                    "{sseAlgorithm: 'aws:kms', kmsMasterKeyID: 'alias/lab'}",
                    "/encryption/kmsMasterKeyID")
            .changing("encryption", "{sseAlgorithm: 'aws:kms'}", "/encryption/kmsMasterKeyID")
            .changing("encryption", null)
            .changing("storageClass", null)
            .changing("cacheControl", null)
            .changing("contentEncoding", null)
            .changing("tags", "{team: 'icu'}")
            .changing("tags", null)
            .changing("metadata", null);

    private static final Subject LOG_BUCKET = Subject.of(
            "buckets",
            "{name: 'logs-@', policy: {Version: '2012-10-17', Statement: [{Effect: 'Allow', Principal: {Service:"
                    + " 'logging.s3.amazonaws.com'}, Action: 's3:PutObject', Resource: 'arn:aws:s3:::logs-@/*'}]}}");

    public static final Subject LOCKED_BUCKET = Subject.of(
                    "buckets",
                    "{name: 'locked-@', versioning: 'Enabled', ownershipControls: {objectOwnership:"
                            + " 'BucketOwnerPreferred'}, objectLockConfiguration: {rule: {defaultRetention: {mode:"
                            + " 'GOVERNANCE', days: 1}}}, loggingConfiguration: {targetBucket: 'logs-@',"
                            + " targetPrefix: 'log/'}}")
            .needing(LOG_BUCKET)
            .notTrying(
                    "/versioning",
                    "/publicAccessBlock",
                    "/encryption",
                    "/lifecycleConfiguration",
                    "/corsConfiguration",
                    "/notificationConfiguration",
                    "/tags")
            .trying("/loggingConfiguration/targetBucket")
            .changing("objectLockConfiguration", "{}", "/objectLockConfiguration/rule")
            .changing(
                    "objectLockConfiguration",
                    "{rule: {defaultRetention: {mode: 'COMPLIANCE', years: 1}}}",
                    "/objectLockConfiguration/rule")
            .changing("objectLockConfiguration", "{}", "/objectLockConfiguration/rule")
            .changingIn(
                    "loggingConfiguration",
                    "targetObjectKeyFormat",
                    "{partitionedPrefix: {partitionDateSource: 'EventTime'}}")
            .changingIn("loggingConfiguration", "targetPrefix", "'logs/'")
            .changing("loggingConfiguration", null);

    /** All of them, each after what it needs. */
    public static final List<Subject> ALL = List.of(
            BUCKET, OBJECT, ROLE, STREAM, REGISTRY, SCHEMA, DATABASE, FILE_TABLE, STREAM_TABLE, JOB, PIPELINE, CRAWLER);

    private Subjects() {}
}
