package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.Type;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.DataFile;
import dev.weir.local.lake.Lake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a query may read: every table and view of the catalog whose name occurs in it or in a view that it reads, in the
 * databases whose names do, and the query's own.
 */
final class Relations {
    /** How deep views may lie above each other. */
    private static final int DEEPEST = 16;

    private final Catalog catalog;
    private final Lake lake;
    private final Caller caller;
    private final Map<String, Map<String, TableView>> tables = new LinkedHashMap<>();
    private final Map<List<String>, View> views = new LinkedHashMap<>();
    private final Set<List<String>> underWay = new HashSet<>();

    /** A view with its query. */
    record View(String database, String name, Tokens query, String schema) {}

    private Relations(Catalog catalog, Lake lake, Caller caller) {
        this.catalog = catalog;
        this.lake = lake;
        this.caller = caller;
    }

    static Relations of(Tokens query, String database, Catalog catalog, Lake lake, Caller caller) {
        Relations relations = new Relations(catalog, lake, caller);
        relations.collect(query, database);
        return relations;
    }

    Set<String> databases() {
        return tables.keySet();
    }

    /** The tables of a database, by name. */
    Map<String, TableView> tables(String database) {
        return tables.getOrDefault(database, Map.of());
    }

    /** The views, each after those that it reads. */
    List<View> views() {
        return List.copyOf(views.values());
    }

    List<DataFile> files() {
        return all().flatMap(table -> table.files().stream()).toList();
    }

    /** The names of columns with such a type, of any table. */
    Set<String> columns(Predicate<Type> wanted) {
        return all().flatMap(table -> table.columns().entrySet().stream())
                .filter(column -> wanted.test(column.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Stream<TableView> all() {
        return tables.values().stream().flatMap(inDatabase -> inDatabase.values().stream());
    }

    private void collect(Tokens query, String own) {
        Set<String> names = query.all().stream()
                .filter(Token::names)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> candidates = new ArrayList<>(names);
        candidates.add(own);
        for (String candidate : candidates) {
            if (catalog.database(caller, candidate).isPresent()) {
                tables.computeIfAbsent(candidate, key -> new LinkedHashMap<>());
                names.forEach(
                        name -> catalog.table(caller, candidate, name).ifPresent(table -> add(candidate, name, table)));
            }
        }
    }

    private void add(String database, String name, ObjectNode table) {
        Optional<PrestoView> view = PrestoView.of(table);
        if (view.isEmpty()) {
            tables.get(database)
                    .computeIfAbsent(name, key -> TableView.of(table, catalog.partitions(caller, table), lake));
            return;
        }
        List<String> key = List.of(database, name);
        if (views.containsKey(key) || underWay.contains(key)) {
            return;
        }
        if (underWay.size() == DEEPEST) {
            throw new QueryFailure("NOT_SUPPORTED: views lie more than " + DEEPEST + " deep");
        }
        underWay.add(key);
        Tokens query = new Tokens(view.get().sql());
        collect(query, view.get().schema());
        underWay.remove(key);
        views.put(key, new View(database, name, query, view.get().schema()));
    }
}
