package dev.weir.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a live object looked like, without saying it: a stale plan is recognised by it, and can name what changed.
 *
 * @param digests SHA-256 in hex of each top-level value in canonical form, by where it stands: {@code /shardCount} for a
 *     property, {@code attributes/arn} for an attribute, {@code owner} for the mark
 */
public record Fingerprint(SortedMap<String, String> digests) {
    public Fingerprint {
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    }

    /**
     * The fingerprint of an object as it was read. Sensitive properties are left out: not even a digest of them leaves the
     * process, because a short secret is found by trying.
     */
    public static Fingerprint of(KindSchema schema, Live live) {
        SortedMap<String, String> digests = new TreeMap<>();
        withoutSensitive(schema.document(), live.properties()).properties().forEach(entry -> {
            if (!isSensitive(entry.getKey(), live)) {
                put(digests, "/" + entry.getKey(), entry.getValue());
            }
        });
        live.attributes().properties().forEach(entry -> put(digests, "attributes/" + entry.getKey(), entry.getValue()));
        live.owner().ifPresent(owner -> put(digests, "owner", mark(owner)));
        return new Fingerprint(digests);
    }

    /** Whether the object's mark names something in a property. */
    private static boolean isSensitive(String property, Live live) {
        String pointer = "/" + property.replace("~", "~0").replace("/", "~1");
        return live.owner()
                .filter(owner -> owner.sensitive().stream()
                        .anyMatch(named -> named.isEmpty() || named.equals(pointer) || named.startsWith(pointer + "/")))
                .isPresent();
    }

    /** What differs from another fingerprint of the same object; empty when nothing does. */
    public SortedSet<String> differingFrom(Fingerprint other) {
        SortedSet<String> names = new TreeSet<>(digests.keySet());
        names.addAll(other.digests.keySet());
        names.removeIf(name -> Objects.equals(digests.get(name), other.digests.get(name)));
        return names;
    }

    private static ObjectNode withoutSensitive(JsonNode schema, JsonNode object) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> {
            JsonNode member = KindSchema.member(schema, entry.getKey());
            if (!KindSchema.is(member, "sensitive")) {
                JsonNode value = entry.getValue();
                kept.set(entry.getKey(), value.isObject() ? withoutSensitive(member, value) : value);
            }
        });
        return kept;
    }

    private static JsonNode mark(Ownership owner) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(owner.stack())
                .add(owner.address())
                .add(owner.region().orElse(""))
                .add(owner.traits().toString());
    }

    private static void put(SortedMap<String, String> digests, String name, JsonNode value) {
        if (!value.isNull()) {
            StringBuilder canonical = new StringBuilder();
            canonicalise(value, canonical);
            digests.put(name, sha256(canonical.toString()));
        }
    }

    private static void canonicalise(JsonNode value, StringBuilder into) {
        if (value.isObject()) {
            canonicaliseMembers(value, into);
        } else if (value.isArray()) {
            into.append('[');
            value.forEach(element -> {
                canonicalise(element, into);
                into.append(',');
            });
            into.append(']');
        } else if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            into.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toString());
        } else {
            into.append(value);
        }
    }

    /** Sorted by name, and without nulls: to a service an absent member and a null one are the same. */
    private static void canonicaliseMembers(JsonNode object, StringBuilder into) {
        SortedMap<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        into.append('{');
        members.forEach((name, member) -> {
            if (!member.isNull()) {
                into.append(JsonNodeFactory.instance.textNode(name)).append(':');
                canonicalise(member, into);
                into.append(',');
            }
        });
        into.append('}');
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
