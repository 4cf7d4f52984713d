package dev.weir.cli.session;

import dev.weir.aws.AwsProvider;
import dev.weir.aws.client.AwsConfig;
import dev.weir.spi.Kind;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds that a stack may declare, without an AWS to talk to. */
public final class Kinds {
    private Kinds() {}

    /** A provider for what asks AWS nothing: schemas, judging, the data flow. */
    public static Provider offline() {
        return new AwsProvider(AwsConfig.of(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Their schemas. Neither the SDK nor the network is touched. */
    public static List<KindSchema> schemas() {
        try (Provider provider = offline()) {
            return provider.kinds().values().stream().map(Kind::schema).toList();
        }
    }

    /** The schemas by the kinds' names. */
    public static Map<String, KindSchema> schemasByName() {
        return schemas().stream().collect(Collectors.toMap(KindSchema::kind, schema -> schema));
    }
}
