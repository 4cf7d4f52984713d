package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.CompatibilityMode;
import dev.weir.contract.SchemaDefinition;
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

    SchemaHistory(SchemaVersions versions) {
        this.versions = versions;
    }

    /** The versions of one schema that the registry accepted, newest first. */
    List<Version> of(Revision revision) {
        Live live = revision.live().orElseThrow();
        boolean all = Stream.of(revision.desired(), live.properties())
                .map(SchemaModes::of)
                .anyMatch(CompatibilityMode::looksAtAll);
        return all ? everything(live) : few(revision, live);
    }

    private List<Version> everything(Live live) {
        List<JsonNode> listed = versions.all(live.identity());
        List<String> definitions = versions.definitions(listed, live.identity());
        return IntStream.range(0, listed.size())
                .mapToObj(i -> version(live, number(listed.get(i)), definitions.get(i)))
                .sorted(Comparator.comparingLong(Version::number).reversed())
                .toList();
    }

    private List<Version> few(Revision revision, Live live) {
        SortedMap<Long, Version> found = new TreeMap<>(Comparator.reverseOrder());
        long latest = latest(live);
        if (live.properties().has("definition")) {
            found.put(
                    latest,
                    version(live, latest, live.properties().path("definition").asText()));
        }
        if (checkpoint(live) != latest) {
            versions.numbered(checkpoint(live), live.identity()).ifPresent(version -> add(version, live, found));
        }
        SchemaDefinition definition = SchemaModes.definition(revision.desired());
        versions.holding(definition, live.identity()).ifPresent(version -> add(version, live, found));
        return List.copyOf(found.values());
    }

    private static void add(ObjectNode found, Live live, SortedMap<Long, Version> into) {
        Version version =
                version(live, number(found), found.path("SchemaDefinition").asText());
        into.putIfAbsent(version.number(), version);
    }

    private static Version version(Live live, long number, String definition) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        addIf(number == latest(live), Role.LATEST, roles);
        addIf(number == checkpoint(live), Role.CHECKPOINT, roles);
        return new Version(number, definition, roles);
    }

    private static void addIf(boolean condition, Role role, Collection<Role> into) {
        if (condition) {
            into.add(role);
        }
    }

    private static long number(JsonNode version) {
        return version.path("VersionNumber").asLong();
    }

    private static long latest(Live live) {
        return live.attributes().path("versionNumber").asLong();
    }

    private static long checkpoint(Live live) {
        return live.attributes().path("checkpoint").asLong(1);
    }
}
