package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.spi.Identity;
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

    Map<Identity, JsonNode> of(String database, Collection<Identity> identities) {
        Map<Identity, JsonNode> tables = new HashMap<>();
        if (identities.size() <= FEW) {
            identities.forEach(identity -> one(identity).ifPresent(table -> tables.put(identity, table)));
            return tables;
        }
        Map<String, JsonNode> byName = new HashMap<>();
        all(database).forEach(table -> byName.put(table.path("Name").asText(), table));
        identities.stream()
                .filter(identity -> byName.containsKey(identity.leaf()))
                .forEach(identity -> tables.put(identity, byName.get(identity.leaf())));
        return tables;
    }

    Optional<JsonNode> one(Identity identity) {
        ObjectNode input =
                AwsCalls.tree().put("DatabaseName", identity.parent()).put("Name", identity.leaf());
        return AwsCalls.ifPresent(
                () -> calls.call("glue:GetTable", input, identity).path("Table"));
    }

    /** All tables of a database; none when there is no such database. */
    List<JsonNode> all(String database) {
        ObjectNode input = AwsCalls.tree().put("DatabaseName", database).put("MaxResults", 100);
        return AwsCalls.ifPresent(() -> calls.all("glue:GetTables", input, "NextToken", "TableList"))
                .orElseGet(List::of);
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
