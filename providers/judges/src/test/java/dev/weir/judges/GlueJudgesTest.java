package dev.weir.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.judges.Judge.Verdict;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlueJudgesTest {
    private static final String ROLE = """
            boto3.client('iam').create_role(RoleName='glue', AssumeRolePolicyDocument=json.dumps({
                'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action': 'sts:AssumeRole',
                'Principal': {'Service': 'glue.amazonaws.com'}}]}))
            """;

    @TempDir
    Path data;

    @Test
    void boto3TakesASchemaThroughItsVersions() throws IOException {
        assertThat(boto3("""
                glue.create_registry(RegistryName='shop', Tags={'team': 'shop'})
                schema = glue.create_schema(RegistryId={'RegistryName': 'shop'}, SchemaName='orders', DataFormat='AVRO',
                    Compatibility='BACKWARD', SchemaDefinition=record('{"name":"id","type":"long"}'))
                print(schema['SchemaArn'], schema['SchemaVersionStatus'], schema['LatestSchemaVersion'])
                def register(fields):
                    version = glue.register_schema_version(SchemaId=orders, SchemaDefinition=record(fields))
                    while True:
                        got = glue.get_schema_version(SchemaVersionId=version['SchemaVersionId'])
                        if got['Status'] != 'PENDING':
                            return got
                print(register('{"name":"id","type":"string"}')['Status'])
                print(register('{"name":"id","type":"long"},{"name":"n","type":"int","default":0}')['Status'])
                latest = glue.get_schema_version(SchemaId=orders, SchemaVersionNumber={'LatestVersion': True})
                print(latest['VersionNumber'], glue.get_schema(SchemaId=orders)['NextSchemaVersion'])
                print(pages('list_schema_versions', 'Schemas', 'VersionNumber', SchemaId=orders))
                glue.delete_schema(SchemaId=orders)
                while glue.list_schemas(RegistryId={'RegistryName': 'shop'})['Schemas']:
                    pass
                """)).isEqualTo("""
                arn:aws:glue:us-east-1:000000000000:schema/shop/orders AVAILABLE 1
                FAILURE
                AVAILABLE
                3 4
                [3, 2, 1]
                """);
    }

    @Test
    void boto3SeesTheRegistrysErrors() throws IOException {
        assertThat(boto3("""
                code(glue.create_registry, RegistryName='a b')
                glue.create_registry(RegistryName='shop')
                code(glue.create_registry, RegistryName='shop')
                code(glue.get_registry, RegistryId={'RegistryName': 'absent'})
                create = lambda **more: code(glue.create_schema, RegistryId={'RegistryName': 'shop'}, **more)
                create(SchemaName='orders', DataFormat='XML', SchemaDefinition='{}')
                create(SchemaName='orders', SchemaDefinition='{}')
                create(SchemaName='orders', DataFormat='AVRO', SchemaDefinition='{"type":"nothing"}')
                glue.create_schema(RegistryId={'RegistryName': 'shop'}, SchemaName='orders', DataFormat='AVRO',
                    Compatibility='DISABLED', SchemaDefinition=record('{"name":"id","type":"long"}'))
                create(SchemaName='orders', DataFormat='AVRO', SchemaDefinition=record('{"name":"id","type":"long"}'))
                code(glue.register_schema_version, SchemaId=orders, SchemaDefinition=record('{"name":"n","type":"int"}'))
                code(glue.update_schema, SchemaId=orders, Compatibility='FULL')
                code(glue.get_schema_version, SchemaId=orders, SchemaVersionNumber={'VersionNumber': 9})
                code(glue.list_schema_versions, SchemaId=orders, NextToken='nonsense')
                deleted = glue.delete_schema_versions(SchemaId=orders, Versions='1')
                print(deleted['SchemaVersionErrors'][0]['ErrorDetails']['ErrorCode'])
                code(glue.tag_resource, ResourceArn='arn:aws:glue:us-east-1:000000000000:registry/absent',
                    TagsToAdd={'a': 'b'})
                for i in range(101):
                    try:
                        glue.create_registry(RegistryName='r%d' % i)
                    except botocore.exceptions.ClientError as e:
                        print(i, e.response['Error']['Code'])
                        break
                print(len(pages('list_registries', 'Registries', 'RegistryName', page=7)))
                """)).isEqualTo("""
                ValidationException 400
                AlreadyExistsException 400
                EntityNotFoundException 400
                ValidationException 400
                ValidationException 400
                InvalidInputException 400
                AlreadyExistsException 400
                InvalidInputException 400
                InvalidInputException 400
                EntityNotFoundException 400
                InvalidInputException 400
                InvalidInputException
                EntityNotFoundException 400
                99 ResourceNumberLimitExceededException
                100
                """);
    }

    @Test
    void boto3SeesTheCatalogsErrors() throws IOException {
        assertThat(boto3("""
                glue.create_database(DatabaseInput={'Name': 'Shop'})
                print(glue.get_database(Name='shop')['Database']['Name'])
                code(glue.create_database, DatabaseInput={'Name': 'shop'})
                code(glue.create_table, DatabaseName='absent', TableInput={'Name': 't'})
                keys = [{'Name': 'day', 'Type': 'string'}]
                glue.create_table(DatabaseName='shop', TableInput={'Name': 'orders', 'PartitionKeys': keys})
                code(glue.create_table, DatabaseName='shop', TableInput={'Name': 'ORDERS'})
                code(glue.get_table, DatabaseName='shop', Name='absent')
                glue.update_table(DatabaseName='shop', TableInput={'Name': 'orders', 'PartitionKeys': keys}, VersionId='0')
                code(glue.update_table, DatabaseName='shop', TableInput={'Name': 'orders'}, VersionId='0')
                glue.create_partition(DatabaseName='shop', TableName='orders', PartitionInput={'Values': ['1']})
                code(glue.create_partition, DatabaseName='shop', TableName='orders', PartitionInput={'Values': ['1']})
                code(glue.create_partition, DatabaseName='shop', TableName='orders', PartitionInput={'Values': ['1', '2']})
                code(glue.get_partitions, DatabaseName='shop', TableName='orders', Expression='day ==')
                for i in range(5):
                    glue.create_table(DatabaseName='shop', TableInput={'Name': 't%d' % i})
                print(pages('get_tables', 'TableList', 'Name', page=2, DatabaseName='shop'))
                print(glue.batch_delete_table(DatabaseName='shop', TablesToDelete=['t0', 'absent'])['Errors'][0]
                    ['ErrorDetail']['ErrorCode'])
                code(glue.get_tables, DatabaseName='shop', NextToken='nonsense')
                """)).isEqualTo("""
                shop
                AlreadyExistsException 400
                EntityNotFoundException 400
                AlreadyExistsException 400
                EntityNotFoundException 400
                ConcurrentModificationException 400
                AlreadyExistsException 400
                InvalidInputException 400
                InvalidInputException 400
                ['orders', 't0', 't1', 't2', 't3', 't4']
                EntityNotFoundException
                InvalidInputException 400
                """);
    }

    @Test
    void boto3SeesTheErrorsOfJobsAndCrawlers() throws IOException {
        assertThat(boto3(ROLE + """
                job = {'Role': 'glue', 'Command': {'Name': 'glueetl', 'ScriptLocation': 's3://lake/job.py'}}
                code(glue.create_job, Name='etl', **{**job, 'Role': 'absent'})
                code(glue.create_job, Name='etl', **{**job, 'Command': {'Name': 'nothing', 'ScriptLocation': 's3://a/b'}})
                code(glue.create_job, Name='etl', WorkerType='G.1X', NumberOfWorkers=2, MaxCapacity=2.0, **job)
                glue.create_job(Name='etl', **job)
                code(glue.create_job, Name='etl', GlueVersion='4.0', **job)
                code(glue.get_job, JobName='absent')
                code(glue.start_job_run, JobName='absent')
                glue.delete_job(JobName='absent')
                s3 = {'S3Targets': [{'Path': 's3://lake/orders/'}]}
                code(glue.create_crawler, Name='c', Role='absent', Targets=s3, DatabaseName='shop')
                code(glue.create_crawler, Name='c', Role='glue', Targets={}, DatabaseName='shop')
                code(glue.create_crawler, Name='c', Role='glue', Targets=s3, DatabaseName='shop', Schedule='daily')
                glue.create_crawler(Name='c', Role='glue', Targets=s3, DatabaseName='shop', Schedule='cron(0 12 * * ? *)')
                code(glue.create_crawler, Name='c', Role='glue', Targets=s3, DatabaseName='shop')
                code(glue.stop_crawler, Name='c')
                code(glue.start_crawler, Name='absent')
                print(glue.get_crawler(Name='c')['Crawler']['Role'], pages('get_crawlers', 'Crawlers', 'Name'))
                """)).isEqualTo("""
                InvalidInputException 400
                InvalidInputException 400
                InvalidInputException 400
                IdempotentParameterMismatchException 400
                EntityNotFoundException 400
                EntityNotFoundException 400
                InvalidInputException 400
                InvalidInputException 400
                InvalidInputException 400
                AlreadyExistsException 400
                CrawlerNotRunningException 400
                EntityNotFoundException 400
                glue ['c']
                """);
    }

    @Test
    void theAwsCliWorksUnchanged() throws IOException {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            cli(aws, "glue", "create-registry", "--registry-name", "shop");
            cli(
                    aws,
                    "glue",
                    "create-schema",
                    "--registry-id",
                    "RegistryName=shop",
                    "--schema-name",
                    "orders",
                    "--data-format",
                    "JSON",
                    "--compatibility",
                    "BACKWARD",
                    "--schema-definition",
                    "{\"type\":\"object\"}");
            assertThat(cli(
                            aws,
                            "glue",
                            "get-schema",
                            "--schema-id",
                            "SchemaName=orders,RegistryName=shop",
                            "--output",
                            "text",
                            "--query",
                            "[DataFormat,Compatibility,LatestSchemaVersion]"))
                    .isEqualTo("JSON\tBACKWARD\t1\n");
            Verdict absent = Judge.aws(aws.endpoint(), "glue", "get-database", "--name", "absent");
            assertThat(absent.exitCode()).isNotZero();
            assertThat(absent.output())
                    .contains("An error occurred (EntityNotFoundException) when calling the GetDatabase operation:"
                            + " Database absent not found.");
        }
    }

    private static String cli(LocalAws aws, String... arguments) {
        Verdict verdict = Judge.aws(aws.endpoint(), arguments);
        assertThat(verdict.exitCode()).as(verdict.output()).isZero();
        return verdict.output();
    }

    private String boto3(String script) throws IOException {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            return Judge.boto3(aws.endpoint(), """
                    import boto3, botocore, json
                    from botocore.config import Config
                    glue = boto3.client('glue', config=Config(parameter_validation=False))
                    orders = {'RegistryName': 'shop', 'SchemaName': 'orders'}
                    def record(fields):
                        return '{"type":"record","name":"o","fields":[' + fields + ']}'
                    def pages(operation, member, name, page=2, **arguments):
                        found = []
                        token = {}
                        while True:
                            answer = getattr(glue, operation)(MaxResults=page, **token, **arguments)
                            found += [item[name] for item in answer[member]]
                            if not answer.get('NextToken'):
                                return found
                            token = {'NextToken': answer['NextToken']}
                    def code(call, **arguments):
                        try:
                            call(**arguments)
                            print('none')
                        except botocore.exceptions.ClientError as e:
                            print(e.response['Error']['Code'], e.response['ResponseMetadata']['HTTPStatusCode'])
                    """ + script).output();
        }
    }
}
