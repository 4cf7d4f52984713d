package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The maps inside a table that crawlers, engines and table formats write into as well as the stack: the parameters of its
 * storage, of its serde and of its columns. Each entry has a path, such as {@code /storageDescriptor/parameters/KEY} or {@code
 * /partitionKeys/NAME/parameters/KEY}.
 */
final class TableMaps {
    private static final String PARAMETERS = "parameters";

    private final SortedMap<String, ObjectNode> owners = new TreeMap<>();

    private TableMaps() {}

    /** The maps of a table, which changes along with them. */
    static TableMaps of(JsonNode table) {
        TableMaps maps = new TableMaps();
        JsonNode descriptor = table.path(TableShape.DESCRIPTOR);
        maps.add("/storageDescriptor", descriptor);
        maps.add("/storageDescriptor/serdeInfo", descriptor.path("serdeInfo"));
        maps.addEach("/storageDescriptor/columns/", descriptor.path("columns"));
        maps.addEach("/partitionKeys/", table.path("partitionKeys"));
        return maps;
    }

    private void addEach(String path, JsonNode columns) {
        columns.forEach(column -> add(path + column.path("name").asText(), column));
    }

    private void add(String path, JsonNode owner) {
        if (owner instanceof ObjectNode object) {
            owners.put(path, object);
        }
    }

    /** The paths of all entries. */
    SortedSet<String> entries() {
        SortedSet<String> entries = new TreeSet<>();
        owners.forEach((path, owner) -> owner.path(PARAMETERS)
                .fieldNames()
                .forEachRemaining(key -> entries.add(path + "/" + PARAMETERS + "/" + key)));
        return entries;
    }

    /** Takes the entries away that are not among these. */
    void retain(Collection<String> entries) {
        owners.forEach((path, owner) -> {
            if (owner.path(PARAMETERS) instanceof ObjectNode map) {
                map.properties().removeIf(entry -> !entries.contains(path + "/" + PARAMETERS + "/" + entry.getKey()));
            }
        });
    }

    /** Adds entries of another table's maps, where this one has what they belong to and no entry of that path. */
    void addFrom(TableMaps other, Collection<String> excluded) {
        owners.forEach((path, owner) -> {
            ObjectNode from = other.owners.get(path);
            if (from == null) {
                return;
            }
            for (Map.Entry<String, JsonNode> entry : from.path(PARAMETERS).properties()) {
                if (!excluded.contains(path + "/" + PARAMETERS + "/" + entry.getKey())) {
                    owner.withObjectProperty(PARAMETERS).putIfAbsent(entry.getKey(), entry.getValue());
                }
            }
        });
    }
}
