package dev.weir.cli.session;

import dev.weir.aws.AwsProvider;
import dev.weir.aws.client.AwsConfig;
import dev.weir.spi.Kind;
import dev.weir.spi.KindSchema;
import java.util.List;
import java.util.Optional;

/** The kinds that a stack may declare, without an AWS to talk to. */
public final class Kinds {
    private Kinds() {}

    /** Their schemas. Neither the SDK nor the network is touched. */
    public static List<KindSchema> schemas() {
        AwsConfig nowhere = AwsConfig.of(Optional.empty(), Optional.empty(), Optional.empty());
        try (AwsProvider provider = new AwsProvider(nowhere)) {
            return provider.kinds().values().stream().map(Kind::schema).toList();
        }
    }
}
