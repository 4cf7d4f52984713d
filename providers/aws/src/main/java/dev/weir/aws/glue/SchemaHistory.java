package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.CompatibilityMode;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaDefinitions;
import dev.weir.spi.Live;
import dev.weir.spi.Version;
import dev.weir.spi.Version.Role;
import dev.weir.spi.Versioned.Revision;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the versions that a new definition has to live with, in as few calls as its mode allows: the {@code _ALL} modes need all of
 * them, the others the latest, which is known, and the checkpoint. In any case the registry is asked whether it holds the
 * definition already, because it registers none twice.
 */
final class SchemaHistory {
    private final SchemaVersions versions;
    private final Revision revision;
    private final Live live;

    private SchemaHistory(SchemaVersions versions, Revision revision) {
        this.versions = versions;
        this.revision = revision;
        this.live = revision.live().orElseThrow();
    }

    /** The versions of one schema that the registry accepted, newest first. */
    static List<Version> of(Revision revision, SchemaVersions versions) {
        SchemaHistory history = new SchemaHistory(versions, revision);
        boolean all = Stream.of(revision.desired(), history.live.properties())
                .map(SchemaModes::of)
                .anyMatch(CompatibilityMode::looksAtAll);
        return all ? history.everything() : history.few();
    }

    private List<Version> everything() {
        List<JsonNode> listed = versions.all(live.identity());
        List<String> definitions = versions.definitions(listed, live.identity());
        return IntStream.range(0, listed.size())
                .mapToObj(i -> version(number(listed.get(i)), definitions.get(i)))
                .sorted(Comparator.comparingLong(Version::number).reversed())
                .toList();
    }

    private List<Version> few() {
        SortedMap<Long, Version> found = new TreeMap<>(Comparator.reverseOrder());
        if (live.properties().has("definition")) {
            String latest = live.properties().path("definition").asText();
            found.put(latest(), version(latest(), latest));
        }
        if (checkpoint() != latest()) {
            versions.numbered(checkpoint(), live.identity()).ifPresent(version -> add(version, found));
        }
        SchemaDefinition definition = SchemaModes.definition(revision.desired());
        versions.holding(definition, live.identity()).ifPresent(version -> add(version, found));
        return List.copyOf(found.values());
    }

    private void add(ObjectNode found, SortedMap<Long, Version> into) {
        Version version = version(number(found), found.path("SchemaDefinition").asText());
        into.putIfAbsent(version.number(), version);
    }

    private Version version(long number, String definition) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        addIf(number == latest(), Role.LATEST, roles);
        addIf(number == checkpoint(), Role.CHECKPOINT, roles);
        addIf(isDesired(definition), Role.SAME, roles);
        return new Version(number, definition, roles);
    }

    private boolean isDesired(String definition) {
        return SchemaDefinitions.equivalent(
                SchemaModes.definition(live.properties(), definition), SchemaModes.definition(revision.desired()));
    }

    private static void addIf(boolean condition, Role role, Collection<Role> into) {
        if (condition) {
            into.add(role);
        }
    }

    private static long number(JsonNode version) {
        return version.path("VersionNumber").asLong();
    }

    private long latest() {
        return live.attributes().path("versionNumber").asLong();
    }

    private long checkpoint() {
        return live.attributes().path("checkpoint").asLong(1);
    }
}
