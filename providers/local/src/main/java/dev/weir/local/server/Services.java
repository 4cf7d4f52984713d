package dev.weir.local.server;

import dev.weir.local.Service;
import dev.weir.local.ServiceContext;
import dev.weir.local.Tagged;
import dev.weir.local.athena.AthenaService;
import dev.weir.local.glue.GlueService;
import dev.weir.local.iam.Iam;
import dev.weir.local.kinesis.KinesisService;
import dev.weir.local.lake.BucketLake;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.SqlEngine;
import dev.weir.local.s3.S3;
import dev.weir.local.sts.StsService;
import dev.weir.local.tagging.TaggingService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The services that are served. */
final class Services {
    private static final String GLUE = "glue.amazonaws.com";

    private Services() {}

    /**
     * Opens all of them; the tagging API comes last because it looks into the others.
     *
     * @param tagLag how long it takes until a change of tags shows there
     * @param bucketLag how long it takes until a new bucket is known everywhere
     */
    static List<Service> open(ServiceContext context, Duration tagLag, Duration bucketLag) throws IOException {
        List<Service> services = new ArrayList<>();
        services.add(new StsService(context));
        services.add(new KinesisService(context));
        Iam iam = Iam.open(context.folder("iam"), context.account(), context.clock());
        services.add(iam);
        S3 s3 = S3.open(context.folder("s3"), context.clock(), bucketLag);
        services.add(s3);
        services.add(s3.control());
        Lake lake = new BucketLake(s3.files());
        SqlEngine engine = new SqlEngine(context.folder("spill"));
        GlueService glue = new GlueService(context, (role, caller) -> iam.trusts(role, GLUE), lake, engine);
        services.add(glue);
        services.add(new AthenaService(context, glue.catalog(), lake, engine));
        services.add(new TaggingService(taggedAmong(services), tagLag, context.clock()));
        return List.copyOf(services);
    }

    private static List<Tagged> taggedAmong(List<Service> services) {
        return services.stream()
                .filter(Tagged.class::isInstance)
                .map(Tagged.class::cast)
                .toList();
    }
}
