package dev.weir.engine.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spec.Address;
import dev.weir.spec.AwsSettings;
import dev.weir.spec.Lifecycle;
import dev.weir.spec.Positions;
import dev.weir.spec.Resource;
import dev.weir.spec.Secrets;
import dev.weir.spec.Stack;
import dev.weir.spi.Environment;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Sensitive;
import dev.weir.spi.SourceRange;
import java.util.List;
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
    private final SortedMap<String, String> secrets = new TreeMap<>();
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

    public StackBuilder declare(String address, ObjectNode written, Lifecycle lifecycle, String... references) {
        ObjectNode properties = (ObjectNode) marked(written);
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

    private JsonNode marked(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                object.properties().forEach(member -> member.setValue(marked(member.getValue())));
                yield object;
            }
            case TextNode text -> {
                List<String> origins = secrets.entrySet().stream()
                        .filter(secret -> text.textValue().contains(secret.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
                yield origins.isEmpty() ? text : Sensitive.mark(text, origins);
            }
            default -> value;
        };
    }

    public StackBuilder remove(String address) {
        resources.remove(Address.parse(address).orElseThrow());
        return this;
    }

    public StackBuilder account(String account) {
        aws = new AwsSettings(Optional.empty(), Optional.of(account), Optional.empty());
        return this;
    }

    /** Marks every text that holds the value in what is declared afterwards, as the loader does by its expressions. */
    public StackBuilder secret(String variable, String value) {
        secrets.put(variable, value);
        return this;
    }

    /** Says that the stack is meant to be thrown away, or not. */
    public StackBuilder ephemeral(boolean thrownAway) {
        ephemeral = thrownAway;
        return this;
    }

    public Stack build() {
        return new Stack(name, ephemeral, aws, resources, Map.of(), new Secrets(secrets.values()));
    }

    /** Each value stands at line 1 of a file that is named for address and pointer. */
    private static Positions place(String address) {
        return pointer -> Optional.of(new SourceRange(address + pointer, 1, 1, 1, 1));
    }
}
