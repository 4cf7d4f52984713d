package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.DirectService;
import dev.weir.local.Payload;
import dev.weir.local.ServiceContext;
import dev.weir.local.Tagged;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Kinesis Data Streams, except SubscribeToShard. */
public final class KinesisService implements DirectService, Tagged {
    private final Streams streams;
    private final Quotas quotas;
    private final StreamOperations streamOperations;
    private final ShardOperations shardOperations;
    private final SettingOperations settings;
    private final TagOperations tags;
    private final ConsumerOperations consumers;
    private final RecordWriter writer;
    private final RecordReader reader;

    public KinesisService(ServiceContext context) throws IOException {
        streams = Streams.open(context);
        quotas = new Quotas(context.quotas(), context.account(), context.clock());
        streamOperations = new StreamOperations(streams);
        shardOperations = new ShardOperations(streams);
        settings = new SettingOperations(streams);
        tags = new TagOperations(streams);
        consumers = new ConsumerOperations(streams, context.settle().toMillis());
        writer = new RecordWriter(streams, quotas);
        reader = new RecordReader(streams, quotas);
    }

    @Override
    public String model() {
        return "kinesis";
    }

    @Override
    public Optional<Payload> direct(String operation, Encoding encoding, byte[] body, Caller caller) {
        return switch (operation) {
            case "PutRecords" -> PutBatch.parse(encoding, body).map(batch -> writer.putAll(batch, encoding, caller));
            case "GetRecords" -> reader.records(encoding, body);
            default -> Optional.empty();
        };
    }

    @Override
    public ObjectNode handle(String operation, ObjectNode input, Caller caller) {
        quotas.call(operation, input, caller);
        return switch (operation) {
            case "CreateStream" -> streamOperations.create(input, caller);
            case "DeleteStream" -> streamOperations.delete(input, caller);
            case "DescribeStream" -> streamOperations.describe(input, caller);
            case "DescribeStreamSummary" -> streamOperations.describeSummary(input, caller);
            case "ListStreams" -> streamOperations.list(input, caller);
            case "DescribeLimits" -> streamOperations.limits(caller);
            case "DescribeAccountSettings", "UpdateAccountSettings" -> streamOperations.accountSettings(input);
            case "ListShards" -> shardOperations.list(input, caller);
            case "SplitShard" -> shardOperations.split(input, caller);
            case "MergeShards" -> shardOperations.merge(input, caller);
            case "UpdateShardCount" -> shardOperations.updateCount(input, caller);
            case "IncreaseStreamRetentionPeriod" -> settings.increaseRetention(input, caller);
            case "DecreaseStreamRetentionPeriod" -> settings.decreaseRetention(input, caller);
            case "StartStreamEncryption" -> settings.startEncryption(input, caller);
            case "StopStreamEncryption" -> settings.stopEncryption(input, caller);
            case "EnableEnhancedMonitoring" -> settings.enableMonitoring(input, caller);
            case "DisableEnhancedMonitoring" -> settings.disableMonitoring(input, caller);
            case "UpdateStreamMode" -> settings.mode(input, caller);
            case "UpdateMaxRecordSize" -> settings.maxRecordSize(input, caller);
            case "UpdateStreamWarmThroughput" -> settings.warmThroughput(input, caller);
            case "AddTagsToStream" -> tags.addToStream(input, caller);
            case "RemoveTagsFromStream" -> tags.removeFromStream(input, caller);
            case "ListTagsForStream" -> tags.listOfStream(input, caller);
            case "TagResource" -> tags.addToResource(input);
            case "UntagResource" -> tags.removeFromResource(input);
            case "ListTagsForResource" -> tags.listOfResource(input);
            case "PutResourcePolicy" -> tags.putPolicy(input);
            case "GetResourcePolicy" -> tags.policy(input);
            case "DeleteResourcePolicy" -> tags.deletePolicy(input);
            case "RegisterStreamConsumer" -> consumers.register(input);
            case "DeregisterStreamConsumer" -> consumers.deregister(input);
            case "DescribeStreamConsumer" -> consumers.describe(input);
            case "ListStreamConsumers" -> consumers.list(input);
            case "PutRecord" -> writer.putOne(input, caller);
            case "GetShardIterator" -> reader.iterator(input, caller);
            default -> throw new AwsException("SerializationException", "The request cannot be read");
        };
    }

    @Override
    public List<Tagged.Resource> tagged(Caller caller) {
        return tags.tagged(caller);
    }

    @Override
    public boolean owns(String arn) {
        return StreamArn.matches(arn);
    }

    @Override
    public void tag(String arn, Map<String, String> added, Caller caller) {
        tags.add(Target.of(streams, arn), added);
    }

    @Override
    public void untag(String arn, Set<String> keys, Caller caller) {
        tags.remove(Target.of(streams, arn), keys);
    }

    @Override
    public void close() {
        streams.close();
    }
}
