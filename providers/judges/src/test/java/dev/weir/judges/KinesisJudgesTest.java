package dev.weir.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.judges.Judge.Verdict;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KinesisJudgesTest {
    @TempDir
    Path data;

    @Test
    void boto3PutsAndReadsRecordsInJson() throws IOException {
        assertThat(boto3("""
                kinesis.create_stream(StreamName='orders', ShardCount=2, Tags={'team': 'shop'})
                kinesis.get_waiter('stream_exists').wait(StreamName='orders', WaiterConfig={'Delay': 1})
                put = kinesis.put_records(StreamName='orders', Records=[
                    {'Data': b'\\x00\\xff' + str(i).encode(), 'PartitionKey': str(i)} for i in range(20)])
                assert put['FailedRecordCount'] == 0 and len(put['Records']) == 20, put
                one = kinesis.put_record(StreamName='orders', Data=b'last', PartitionKey='p')
                read = []
                for shard in kinesis.list_shards(StreamName='orders')['Shards']:
                    iterator = kinesis.get_shard_iterator(StreamName='orders', ShardId=shard['ShardId'],
                        ShardIteratorType='TRIM_HORIZON')['ShardIterator']
                    got = kinesis.get_records(ShardIterator=iterator)
                    assert got['MillisBehindLatest'] == 0, got
                    read += got['Records']
                assert one['SequenceNumber'] in [r['SequenceNumber'] for r in read]
                now = datetime.datetime.now(datetime.timezone.utc)
                assert all(abs((now - r['ApproximateArrivalTimestamp']).total_seconds()) < 300 for r in read), read
                print(sorted(r['Data'] for r in read)[-1], len(read))
                """)).isEqualTo("b'last' 21\n");
    }

    @Test
    void boto3SeesAwsErrorCodes() throws IOException {
        assertThat(boto3("""
                kinesis.create_stream(StreamName='orders', ShardCount=1)
                def code(call, **arguments):
                    try:
                        call(**arguments)
                        print('none')
                    except botocore.exceptions.ClientError as e:
                        print(e.response['Error']['Code'], e.response['ResponseMetadata']['HTTPStatusCode'])
                code(kinesis.create_stream, StreamName='orders', ShardCount=1)
                code(kinesis.describe_stream, StreamName='absent')
                code(kinesis.create_stream, StreamName='a b', ShardCount=1)
                code(kinesis.get_records, ShardIterator='nonsense')
                code(kinesis.put_record, StreamName='orders', Data=b'', PartitionKey='x' * 257)
                kinesis.get_waiter('stream_exists').wait(StreamName='orders', WaiterConfig={'Delay': 1})
                code(kinesis.add_tags_to_stream, StreamName='orders', Tags={'aws:team': 'shop'})
                code(kinesis.update_shard_count, StreamName='orders', TargetShardCount=3, ScalingType='UNIFORM_SCALING')
                arn = kinesis.describe_stream_summary(StreamName='orders')['StreamDescriptionSummary']['StreamARN']
                code(kinesis.describe_stream_consumer, StreamARN=arn)
                kinesis.register_stream_consumer(StreamARN=arn, ConsumerName='reader')
                code(kinesis.register_stream_consumer, StreamARN=arn, ConsumerName='reader')
                code(kinesis.delete_stream, StreamName='orders')
                code(kinesis.increase_stream_retention_period, StreamName='orders', RetentionPeriodHours=9000)
                code(kinesis.put_records, StreamName='orders', Records=[{'Data': b'x', 'PartitionKey': 'p'}] * 501)
                code(kinesis.list_shards, NextToken='nonsense')
                code(kinesis.subscribe_to_shard, ConsumerARN=arn + '/consumer/reader:1', ShardId='shardId-000000000000',
                    StartingPosition={'Type': 'LATEST'})
                """)).isEqualTo("""
                ResourceInUseException 400
                ResourceNotFoundException 400
                ValidationException 400
                InvalidArgumentException 400
                ValidationException 400
                InvalidArgumentException 400
                LimitExceededException 400
                InvalidArgumentException 400
                ResourceInUseException 400
                ResourceInUseException 400
                InvalidArgumentException 400
                ValidationException 400
                InvalidArgumentException 400
                UnknownOperationException 400
                """);
    }

    @Test
    void theAwsCliWorksUnchanged() throws IOException {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            cli(aws, "kinesis", "create-stream", "--stream-name", "orders", "--shard-count", "1");
            cli(aws, "kinesis", "wait", "stream-exists", "--stream-name", "orders");
            assertThat(cli(
                            aws,
                            "kinesis",
                            "describe-stream-summary",
                            "--stream-name",
                            "orders",
                            "--output",
                            "text",
                            "--query",
                            "StreamDescriptionSummary.[StreamStatus,OpenShardCount]"))
                    .isEqualTo("ACTIVE\t1\n");
            Verdict absent = Judge.aws(aws.endpoint(), "kinesis", "delete-stream", "--stream-name", "absent");
            assertThat(absent.output())
                    .contains("An error occurred (ResourceNotFoundException) when calling the DeleteStream operation:"
                            + " Stream absent under account 000000000000 not found.");
        }
    }

    private static String cli(LocalAws aws, String... arguments) {
        Verdict verdict = Judge.aws(aws.endpoint(), arguments);
        assertThat(verdict.exitCode()).as(verdict.output()).isZero();
        return verdict.output();
    }

    private String boto3(String script) throws IOException {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            return Judge.boto3(
                            aws.endpoint(),
                            "import boto3, botocore, datetime\nkinesis = boto3.client('kinesis')\n" + script)
                    .output();
        }
    }
}
