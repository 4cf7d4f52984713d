package dev.weir.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.judges.Judge.Verdict;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AthenaJudgesTest {
    @TempDir
    Path data;

    @Test
    void boto3QueriesATableOfTheCatalog() throws IOException {
        assertThat(boto3("""
                s3.create_bucket(Bucket='lake')
                s3.put_object(Bucket='lake', Key='orders/a.json', Body=b'{"id":1,"name":"pen"}\\n{"id":2}\\n')
                query('CREATE DATABASE shop')
                query("CREATE EXTERNAL TABLE shop.orders (id int, name string) ROW FORMAT SERDE "
                      "'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://lake/orders/'")
                done = query('SELECT * FROM orders ORDER BY id')
                print(rows(done['QueryExecutionId']))
                bucket, key = done['ResultConfiguration']['OutputLocation'][5:].split('/', 1)
                print(s3.get_object(Bucket=bucket, Key=key)['Body'].read())
                failed = query('SELECT nope FROM orders')
                print(failed['Status']['State'], failed['Status']['StateChangeReason'][:16])
                code(athena.get_query_results, QueryExecutionId=failed['QueryExecutionId'])
                many = query('SELECT x FROM UNNEST(sequence(1, 5)) AS t(x)')['QueryExecutionId']
                pages = athena.get_paginator('get_query_results').paginate(
                    QueryExecutionId=many, PaginationConfig={'PageSize': 2})
                print([len(page['ResultSet']['Rows']) for page in pages])
                """)).isEqualTo("""
                [['id', 'name'], ['1', 'pen'], ['2', None]]
                b'"id","name"\\n"1","pen"\\n"2",\\n'
                FAILED COLUMN_NOT_FOUND
                InvalidRequestException 400
                [2, 2, 2]
                """);
    }

    @Test
    void boto3SeesAwsErrorCodes() throws IOException {
        assertThat(boto3("""
                code(athena.get_query_execution, QueryExecutionId='absent')
                code(athena.stop_query_execution, QueryExecutionId='absent')
                code(athena.start_query_execution, QueryString='SELECT 1; SELECT 2')
                code(athena.start_query_execution, QueryString='SELECT 1', WorkGroup='absent')
                code(athena.start_query_execution, QueryString='SELECT 1', ClientRequestToken='short-token')
                code(athena.start_query_execution, QueryString='SELECT 1',
                    ResultConfiguration={'OutputLocation': 'nowhere'})
                code(athena.create_work_group, Name='primary')
                code(athena.delete_work_group, WorkGroup='primary')
                code(athena.get_named_query, NamedQueryId='absent')
                code(athena.get_database, CatalogName='AwsDataCatalog', DatabaseName='absent')
                code(athena.list_query_executions, NextToken='nonsense')
                """)).isEqualTo("""
                InvalidRequestException 400
                InvalidRequestException 400
                InvalidRequestException 400
                InvalidRequestException 400
                InvalidRequestException 400
                InvalidRequestException 400
                InvalidRequestException 400
                InvalidRequestException 400
                InvalidRequestException 400
                MetadataException 400
                InvalidRequestException 400
                """);
    }

    @Test
    void theAwsCliWorksUnchanged() throws IOException {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            String id = cli(
                            aws,
                            "start-query-execution",
                            "--query-string",
                            "SHOW DATABASES",
                            "--query",
                            "QueryExecutionId",
                            "--output",
                            "text")
                    .strip();
            assertThat(cli(
                            aws,
                            "get-query-execution",
                            "--query-execution-id",
                            id,
                            "--query",
                            "QueryExecution.Query",
                            "--output",
                            "text"))
                    .isEqualTo("SHOW DATABASES\n");
        }
    }

    private static String cli(LocalAws aws, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "athena";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Verdict verdict = Judge.aws(aws.endpoint(), all);
        assertThat(verdict.exitCode()).as(verdict.output()).isZero();
        return verdict.output();
    }

    private String boto3(String script) throws IOException {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            return Judge.boto3(aws.endpoint(), """
                    import boto3, botocore, time
                    from botocore.config import Config
                    athena = boto3.client('athena', config=Config(parameter_validation=False))
                    s3 = boto3.client('s3', config=Config(s3={'addressing_style': 'path'}))
                    def query(sql):
                        started = athena.start_query_execution(QueryString=sql,
                            QueryExecutionContext={'Database': 'shop'},
                            ResultConfiguration={'OutputLocation': 's3://lake/results/'})
                        while True:
                            done = athena.get_query_execution(**{'QueryExecutionId': started['QueryExecutionId']})
                            if done['QueryExecution']['Status']['State'] not in ('QUEUED', 'RUNNING'):
                                return done['QueryExecution']
                            time.sleep(0.02)
                    def rows(id):
                        result = athena.get_query_results(QueryExecutionId=id)['ResultSet']
                        return [[d.get('VarCharValue') for d in row['Data']] for row in result['Rows']]
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
