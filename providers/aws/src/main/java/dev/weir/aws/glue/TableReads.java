package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.spi.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads tables: a few one by one, many by pages of a hundred. */
final class TableReads {
    /** Up to this many tables of a database are read one by one; above, all of its tables are listed. */
    private static final int FEW = 3;

    private final AwsCalls calls;

    TableReads(AwsCalls calls) {
        this.calls = calls;
    }

    /** Where the database exists, a table that its list does not show is asked for by name: Lake Formation filters lists. */
    Map<Identity, JsonNode> of(String database, Collection<Identity> identities) {
        Map<Identity, JsonNode> tables = new HashMap<>();
        if (identities.size() <= FEW) {
            identities.forEach(identity -> one(identity).ifPresent(table -> tables.put(identity, table)));
            return tables;
        }
        Optional<List<JsonNode>> listed = all(database);
        if (listed.isEmpty()) {
            return tables;
        }
        Map<String, JsonNode> byName = new HashMap<>();
        listed.get().forEach(table -> byName.put(table.path("Name").asText(), table));
        List<Identity> unseen = new ArrayList<>();
        identities.forEach(identity -> {
            JsonNode table = byName.get(identity.leaf());
            if (table == null) {
                unseen.add(identity);
            } else {
                tables.put(identity, table);
            }
        });
        List<Optional<JsonNode>> asked = calls.each(unseen, this::one);
        for (int i = 0; i < unseen.size(); i++) {
            Identity identity = unseen.get(i);
            asked.get(i).ifPresent(table -> tables.put(identity, table));
        }
        return tables;
    }

    Optional<JsonNode> one(Identity identity) {
        ObjectNode input =
                AwsCalls.tree().put("DatabaseName", identity.parent()).put("Name", identity.leaf());
        return AwsCalls.ifPresent(
                () -> calls.call("glue:GetTable", input, identity).path("Table"));
    }

    /** All tables of a database that may be seen; empty when there is no such database. */
    Optional<List<JsonNode>> all(String database) {
        ObjectNode input = AwsCalls.tree().put("DatabaseName", database).put("MaxResults", 100);
        return AwsCalls.ifPresent(() -> calls.all("glue:GetTables", input, "NextToken", "TableList"));
    }

    /** The names of all databases whose tables are here and not behind a link. */
    List<String> databases() {
        return calls
                .all("glue:GetDatabases", AwsCalls.tree().put("MaxResults", 100), "NextToken", "DatabaseList")
                .stream()
                .filter(database -> !database.has("TargetDatabase"))
                .map(database -> database.path("Name").asText())
                .toList();
    }
}
