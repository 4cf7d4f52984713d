package dev.weir.engine.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.Address;
import dev.weir.spec.AwsSettings;
import dev.weir.spec.Lifecycle;
import dev.weir.spec.Positions;
import dev.weir.spec.Resource;
import dev.weir.spec.Secrets;
import dev.weir.spec.Stack;
import dev.weir.spi.Environment;
import dev.weir.spi.KindSchema;
import dev.weir.spi.SourceRange;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Declares resources as the loader would hand them over. The last declaration of an address counts. */
public final class StackBuilder {
    private static final Environment HERE = new FakeProvider().here();

    private final String name;
    private final SortedMap<Address, Resource> resources = new TreeMap<>();
    private AwsSettings aws = AwsSettings.NONE;
    private Secrets secrets = Secrets.NONE;
    private boolean ephemeral;

    public StackBuilder(String name) {
        this.name = name;
    }

    public StackBuilder declare(String address, String properties, String... references) {
        return declare(address, Json.of(properties), Lifecycle.NONE, references);
    }

    public StackBuilder declare(String address, String properties, Lifecycle lifecycle, String... references) {
        return declare(address, Json.of(properties), lifecycle, references);
    }

    public StackBuilder declare(String address, ObjectNode properties, Lifecycle lifecycle, String... references) {
        Address parsed = Address.parse(address).orElseThrow();
        KindSchema schema = Schemas.ALL.stream()
                .filter(one -> one.kind().equals(parsed.kind()))
                .findFirst()
                .orElseThrow();
        schema.properties().forEach((property, description) -> {
            if (description.has("default") && !properties.has(property)) {
                properties.set(property, description.get("default"));
            }
        });
        TreeSet<Address> named = new TreeSet<>();
        Stream.of(references).flatMap(text -> Address.parse(text).stream()).forEach(named::add);
        resources.put(
                parsed,
                new Resource(
                        parsed,
                        schema.identityOf(properties).orElseThrow(),
                        properties,
                        schema.attributes(properties, HERE),
                        lifecycle,
                        named,
                        place(address)));
        return this;
    }

    public StackBuilder remove(String address) {
        resources.remove(Address.parse(address).orElseThrow());
        return this;
    }

    public StackBuilder account(String account) {
        aws = new AwsSettings(Optional.empty(), Optional.of(account), Optional.empty());
        return this;
    }

    public StackBuilder secret(String variable, String value) {
        secrets = new Secrets(Map.of(variable, value));
        return this;
    }

    /** Says that the stack is meant to be thrown away, or not. */
    public StackBuilder ephemeral(boolean thrownAway) {
        ephemeral = thrownAway;
        return this;
    }

    public Stack build() {
        return new Stack(name, ephemeral, aws, resources, Map.of(), secrets);
    }

    /** Each value stands at line 1 of a file that is named for address and pointer. */
    private static Positions place(String address) {
        return pointer -> Optional.of(new SourceRange(address + pointer, 1, 1, 1, 1));
    }
}
