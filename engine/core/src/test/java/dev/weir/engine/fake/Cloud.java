package dev.weir.engine.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What lives, and the rules that it lives by. Safe for use by many threads. */
public final class Cloud {
    /** Deleting one of these while something refers to it is refused. */
    private static final Set<String> NEEDED = Set.of("roles");

    private final Map<String, KindSchema> schemas = new HashMap<>();
    private final SortedMap<Identity, Thing> things = new TreeMap<>();
    private final Set<Identity> stuck = new HashSet<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> deletedUnowned = new ArrayList<>();
    private int looksUntilSettled = 2;

    Cloud(Collection<KindSchema> kinds) {
        kinds.forEach(schema -> schemas.put(schema.kind(), schema));
    }

    private static final class Thing {
        final ObjectNode properties;
        Optional<Ownership> owner;
        int version = 1;
        int busy;
        boolean deleting;

        Thing(ObjectNode properties, Optional<Ownership> owner) {
            this.properties = properties;
            this.owner = owner;
        }
    }

    /** Puts an object there, past all rules, as somebody else would. */
    public synchronized void put(Identity identity, ObjectNode properties, Optional<Ownership> owner) {
        things.put(identity, new Thing(properties.deepCopy(), owner));
    }

    /** Changes one property, as somebody else would. */
    public synchronized void change(Identity identity, String property, JsonNode value) {
        things.get(identity).properties.set(property, value);
    }

    /** Removes an object, past all rules, as somebody else would. */
    public synchronized void remove(Identity identity) {
        things.remove(identity);
    }

    /** Lets an object never settle. */
    public synchronized void stick(Identity identity) {
        stuck.add(identity);
    }

    public synchronized void looksUntilSettled(int looks) {
        looksUntilSettled = looks;
    }

    /** Time passes: whatever was busy is no more. */
    public synchronized void settleAll() {
        stuck.clear();
        things.values().removeIf(thing -> thing.deleting);
        things.values().forEach(thing -> thing.busy = 0);
    }

    /** The operations that had an effect, in their order: {@code Create streams orders}. */
    public synchronized List<String> log() {
        return List.copyOf(log);
    }

    public synchronized void clearLog() {
        log.clear();
    }

    /** What was deleted without bearing a stack's mark. */
    public synchronized List<String> deletedUnowned() {
        return List.copyOf(deletedUnowned);
    }

    public synchronized Set<Identity> identities() {
        return Set.copyOf(things.keySet());
    }

    synchronized Optional<Live> read(Identity identity, ObjectNode attributes) {
        return Optional.ofNullable(things.get(identity))
                .map(thing -> new Live(
                        identity, thing.properties.deepCopy(), attributes.put("version", thing.version), thing.owner));
    }

    synchronized List<Identity> owned(String kind, String stack) {
        return things.entrySet().stream()
                .filter(entry -> entry.getKey().kind().equals(kind))
                .filter(entry -> entry.getValue()
                        .owner
                        .filter(owner -> owner.stack().equals(stack))
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized ObjectNode execute(Identity identity, Step step, boolean settles) {
        Thing thing = things.get(identity);
        if (thing != null && thing.busy > 0) {
            throw new ProviderException(Category.CONFLICT, identity + " is busy", null);
        }
        log.add(step.action() + " " + identity.kind() + " " + identity.name());
        switch (step.action()) {
            case "Create" -> create(identity, step.input());
            case "Update" -> update(identity, existing(identity), step.input());
            case "Mark" -> existing(identity).owner = owner(step.input());
            case "Delete" -> delete(identity, thing, settles);
            default -> throw new IllegalArgumentException(step.operation());
        }
        if (settles && things.containsKey(identity)) {
            things.get(identity).busy = looksUntilSettled;
        }
        return JsonNodeFactory.instance.objectNode();
    }

    /** One look at an object that is being waited for: its status, or empty once it has settled. */
    synchronized Optional<String> look(Identity identity) {
        Thing thing = things.get(identity);
        if (thing == null) {
            return Optional.empty();
        }
        if (stuck.contains(identity)) {
            return Optional.of("STUCK");
        }
        thing.busy = Math.max(0, thing.busy - 1);
        if (thing.busy > 0) {
            return Optional.of(thing.deleting ? "DELETING" : "UPDATING");
        }
        if (thing.deleting) {
            things.remove(identity);
        }
        return Optional.empty();
    }

    private void create(Identity identity, ObjectNode input) {
        Thing created = new Thing((ObjectNode) input.get("Properties").deepCopy(), owner(input));
        Thing existing = things.get(identity);
        if (existing != null
                && existing.properties.equals(created.properties)
                && existing.owner.equals(created.owner)) {
            return;
        }
        if (existing != null) {
            throw new ProviderException(Category.CONFLICT, identity + " exists already", null);
        }
        mustExist(identity, created.properties);
        things.put(identity, created);
    }

    private void update(Identity identity, Thing thing, ObjectNode input) {
        String property = input.get("Property").asText();
        if (input.has("Value")) {
            mustExist(identity, JsonNodeFactory.instance.objectNode().set(property, input.get("Value")));
            thing.properties.set(property, input.get("Value"));
        } else {
            thing.properties.remove(property);
        }
        if (property.equals("definition")) {
            thing.version++;
        }
    }

    private void delete(Identity identity, Thing thing, boolean settles) {
        if (thing == null) {
            return;
        }
        things.forEach((other, referring) -> {
            if (contains(identity, other) || (NEEDED.contains(identity.kind()) && names(referring, identity))) {
                throw new ProviderException(Category.CONFLICT, identity + " is in use by " + other, null);
            }
        });
        if (thing.owner.isEmpty()) {
            deletedUnowned.add(identity.toString());
        }
        thing.deleting = true;
        if (!settles) {
            things.remove(identity);
        }
    }

    private void mustExist(Identity identity, ObjectNode properties) {
        properties.properties().forEach(property -> {
            JsonNode reference = schemas.get(identity.kind())
                    .properties()
                    .get(property.getKey())
                    .path("weir")
                    .path("reference");
            String name = property.getValue().asText();
            Identity referred = reference.isMissingNode()
                    ? identity
                    : new Identity(reference.get("kind").asText(), name.substring(name.lastIndexOf('/') + 1));
            boolean there = things.containsKey(referred) && things.get(referred).busy == 0;
            if (!referred.equals(identity) && !there) {
                throw new ProviderException(Category.NOT_FOUND, identity + " needs " + referred, null);
            }
        });
    }

    private static boolean contains(Identity container, Identity other) {
        boolean nests = (container.kind().equals("buckets") && other.kind().equals("objects"))
                || (container.kind().equals("databases") && other.kind().equals("tables"));
        return nests && other.parent().equals(container.name());
    }

    private static boolean names(Thing referring, Identity identity) {
        return referring.properties.path("role").asText("").endsWith(":role/" + identity.name());
    }

    private Thing existing(Identity identity) {
        Thing thing = things.get(identity);
        if (thing == null) {
            throw new ProviderException(Category.NOT_FOUND, identity + " does not exist", null);
        }
        return thing;
    }

    private static Optional<Ownership> owner(ObjectNode input) {
        Map<String, String> tags = new TreeMap<>();
        input.path("Owner")
                .properties()
                .forEach(entry -> tags.put(entry.getKey(), entry.getValue().asText()));
        return Ownership.in(tags);
    }
}
