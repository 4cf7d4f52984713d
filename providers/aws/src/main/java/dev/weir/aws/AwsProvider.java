package dev.weir.aws;

import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsConfig;
import dev.weir.aws.flow.AwsDataFlow;
import dev.weir.aws.glue.Crawlers;
import dev.weir.aws.glue.Databases;
import dev.weir.aws.glue.Jobs;
import dev.weir.aws.glue.Registries;
import dev.weir.aws.glue.Schemas;
import dev.weir.aws.glue.Tables;
import dev.weir.aws.iam.Roles;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kinesis.Consumers;
import dev.weir.aws.kinesis.Streams;
import dev.weir.aws.s3.Buckets;
import dev.weir.aws.s3.Objects;
import dev.weir.spi.CallStatistics;
import dev.weir.spi.DataFlow;
import dev.weir.spi.Environment;
import dev.weir.spi.Kind;
import dev.weir.spi.Provider;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of AWS in one account and region. Making one, and reading its schemas, touches neither the SDK nor the network. */
public final class AwsProvider implements Provider {
    private final AwsCalls calls;
    private final Aws aws;
    private final Map<String, Kind> kinds;

    public AwsProvider(AwsConfig config) {
        this.calls = new AwsCalls(config);
        this.aws = new Aws(calls);
        Buckets buckets = new Buckets(aws);
        Map<String, Kind> all = new LinkedHashMap<>();
        all.put("buckets", buckets);
        all.put("objects", new Objects(aws, buckets));
        all.put("roles", new Roles(aws));
        Streams streams = new Streams(aws);
        all.put("streams", streams);
        all.put("consumers", new Consumers(aws, streams));
        all.put("registries", new Registries(aws));
        all.put("schemas", new Schemas(aws));
        all.put("databases", new Databases(aws));
        all.put("tables", new Tables(aws));
        all.put("jobs", new Jobs(aws));
        all.put("crawlers", new Crawlers(aws));
        this.kinds = Collections.unmodifiableMap(all);
    }

    @Override
    public Map<String, Kind> kinds() {
        return kinds;
    }

    @Override
    public DataFlow dataFlow() {
        return new AwsDataFlow();
    }

    @Override
    public Environment environment() {
        return aws.environment();
    }

    @Override
    public CallStatistics statistics() {
        return calls.statistics();
    }

    /** The provider's calls, for what is no resource: starting jobs, queries. */
    public AwsCalls calls() {
        return calls;
    }

    @Override
    public void close() {
        calls.close();
    }
}
