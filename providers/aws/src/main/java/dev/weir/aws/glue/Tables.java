package dev.weir.aws.glue;

import static dev.weir.aws.glue.TableShape.DESCRIPTOR;
import static dev.weir.aws.glue.TableShape.PARAMETERS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.AwsKind;
import dev.weir.aws.kind.Declared;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.MarkSearch;
import dev.weir.aws.kind.Part;
import dev.weir.aws.rule.Mistakes;
import dev.weir.spi.Discovery;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Search;
import dev.weir.spi.Settling;
import dev.weir.spi.Step;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * The kind {@code tables}. Tables bear no tags, so marks are among their parameters.
 *
 * <p>Attributes: {@code source}, what a table over a stream with a schema reads ({@code stream}, {@code registry}, {@code schema},
 * {@code version}); {@code fields}, the mapping of its whole record where the table follows its schema; {@code versionId}, which an update must name; {@code kept}, what others have written and an update writes back.
 */
public final class Tables extends AwsKind implements Settling {
    private static final String VERSION = "versionId";

    /** Listed where a stack declares columns beside a schema, because without them the catalog derives columns from that. */
    private static final String OWN_COLUMNS = "storageDescriptor/columns";

    private final TableReads reads;
    private final TableIndexes indexes;

    public Tables(Aws aws) {
        super(aws, "glue/tables");
        this.reads = new TableReads(aws.calls());
        this.indexes = new TableIndexes(aws.calls());
    }

    @Override
    protected Map<Identity, Live> described(Collection<Identity> identities) {
        Map<String, List<Identity>> byDatabase = identities.stream().collect(Collectors.groupingBy(Identity::parent));
        Map<Identity, Live> live = new LinkedHashMap<>();
        calls().each(byDatabase.entrySet(), entry -> reads.of(entry.getKey(), entry.getValue()))
                .forEach(tables -> tables.forEach((identity, table) -> live.put(identity, live(identity, table))));
        return live;
    }

    @Override
    protected List<Part> parts() {
        return List.of(Part.declared(TableIndexes.PROPERTY, live -> indexes.of(live.identity())));
    }

    private Live live(Identity identity, JsonNode table) {
        ObjectNode properties = TableShape.properties(table);
        Environment environment = aws().environment();
        ObjectNode attributes = schema().attributes(properties, environment);
        attributes.set(VERSION, table.path("VersionId"));
        ObjectNode kept = TableShape.kept(table);
        if (!kept.isEmpty()) {
            attributes.set("kept", kept);
        }
        SortedSet<String> declared = TableParameters.listed(table.path("Parameters"));
        if (!declared.isEmpty()) {
            attributes.put(Declared.MARK, String.join("\n", declared));
        }
        TableForms.source(properties).ifPresent(source -> attributes.set("source", source));
        return new Live(identity, properties, attributes, TableParameters.owner(table.path("Parameters")));
    }

    /** The catalog itself is searched, so that every search is thorough. */
    @Override
    public Discovery discover(Search search) {
        SortedMap<Identity, AwsFailure> denials = new ConcurrentSkipListMap<>();
        List<String> databases;
        try {
            databases = reads.databases();
        } catch (AwsFailure failure) {
            if (failure.category().mayHide()) {
                return Discovery.blind(failure.getMessage());
            }
            throw failure;
        }
        List<Identity> owned = calls().each(databases, database -> tables(database, denials)).stream()
                .flatMap(List::stream)
                .filter(table -> table.path("Parameters")
                        .path(TableParameters.STACK)
                        .asText()
                        .equals(search.stack()))
                .map(table -> identity(table.path("DatabaseName").asText() + "/"
                        + table.path("Name").asText()))
                .toList();
        return new Discovery(owned, MarkSearch.gaps("databases", "could not be searched for tables", denials), false);
    }

    private List<JsonNode> tables(String database, Map<Identity, AwsFailure> denials) {
        try {
            return reads.all(database).orElseGet(List::of);
        } catch (AwsFailure failure) {
            if (failure.category().mayHide()) {
                denials.put(new Identity("databases", database), failure);
                return List.of();
            }
            throw failure;
        }
    }

    @Override
    protected ObjectNode expand(ObjectNode desired, Draft draft) {
        ObjectNode expanded = TableShape.normal(new TableForms(desired, draft).expand());
        TableIndexes.sort(expanded.path(TableIndexes.PROPERTY));
        TableForms.source(expanded).ifPresent(source -> draft.attributes().set("source", source));
        return expanded;
    }

    @Override
    protected void rules(ObjectNode desired, Mistakes mistakes) {
        TableIndexes.check(desired, mistakes);
    }

    @Override
    protected ObjectNode comparable(Draft draft) {
        ObjectNode compared = draft.desired().deepCopy();
        compared.remove("skipArchive");
        return compared;
    }

    /** Columns that the catalog derived from a schema are its own; foreign parameters count where the stack declares them too. */
    @Override
    protected ObjectNode comparable(Draft draft, Live live) {
        ObjectNode compared = live.properties().deepCopy();
        JsonNode wanted = draft.desired(DESCRIPTOR);
        if (wanted.has("schemaReference")
                && !wanted.has("columns")
                && !formerlyDeclared(live).contains(OWN_COLUMNS)
                && compared.path(DESCRIPTOR) instanceof ObjectNode sd) {
            sd.remove("columns");
        }
        live.attributes().path("kept").path(PARAMETERS).properties().forEach(foreign -> {
            if (draft.desired(PARAMETERS).has(foreign.getKey())) {
                compared.withObjectProperty(PARAMETERS).set(foreign.getKey(), foreign.getValue());
            }
        });
        Collection<String> ours = TableMaps.of(draft.desired()).entries();
        ours.addAll(formerlyDeclared(live));
        TableMaps.of(compared).retain(ours);
        return compared;
    }

    /** The keys of its parameters, the paths of the entries of its other maps, and what the catalog would fill in itself. */
    @Override
    protected SortedSet<String> declares(Draft draft) {
        SortedSet<String> declared = super.declares(draft);
        draft.desired(PARAMETERS).fieldNames().forEachRemaining(declared::add);
        declared.addAll(TableMaps.of(draft.desired()).entries());
        JsonNode wanted = draft.desired(DESCRIPTOR);
        if (wanted.has("schemaReference") && wanted.has("columns")) {
            declared.add(OWN_COLUMNS);
        }
        return declared;
    }

    @Override
    protected SortedSet<String> formerlyDeclared(Live live) {
        String listed = live.attributes().path(Declared.MARK).asText();
        return listed.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(listed.split("\n")));
    }

    @Override
    protected void create(Draft draft) {
        ObjectNode input = TableShape.input(marked(draft, draft.desired().deepCopy()));
        if (draft.desired().has(TableIndexes.PROPERTY)) {
            ObjectNode indexed = AwsCalls.tree();
            indexed.set(TableIndexes.PROPERTY, draft.desired(TableIndexes.PROPERTY));
            input.setAll(AwsCalls.spell("glue:CreateTable", indexed));
        }
        draft.step("glue:CreateTable", input);
    }

    private SortedMap<String, String> marks(Draft draft) {
        return TableParameters.marks(draft.request().owner(), declared(draft));
    }

    private ObjectNode marked(Draft draft, ObjectNode table) {
        ObjectNode parameters = table.withObjectProperty(PARAMETERS);
        marks(draft).forEach(parameters::put);
        return table;
    }

    @Override
    protected void update(Draft draft) {
        SortedMap<String, String> present = TableParameters.marks(draft.live().owner(), formerlyDeclared(draft.live()));
        TableIndexes.delete(draft);
        boolean isSame = draft.differences().stream().allMatch(TableIndexes::isOver) && present.equals(marks(draft));
        if (!isSame) {
            replace(draft);
        }
        TableIndexes.create(draft);
    }

    private void replace(Draft draft) {
        ObjectNode input = TableShape.input(marked(draft, merged(draft)));
        input.set("VersionId", draft.live().attributes().path(VERSION));
        if (draft.desired("skipArchive").asBoolean()) {
            input.put("SkipArchive", true);
        }
        draft.step("glue:UpdateTable", input);
    }

    /** The desired table with what others have written, because an update replaces the whole. */
    private ObjectNode merged(Draft draft) {
        ObjectNode table = draft.desired().deepCopy();
        for (String chosenByService : List.of(DESCRIPTOR, TableShape.VIEW, TableShape.EXPANDED_VIEW)) {
            JsonNode live = draft.live().properties().path(chosenByService);
            if (!table.has(chosenByService) && !live.isMissingNode() && !draft.changes(chosenByService)) {
                table.set(chosenByService, live);
            }
        }
        TableMaps.of(table).addFrom(TableMaps.of(draft.live().properties()), formerlyDeclared(draft.live()));
        draft.live().attributes().path("kept").properties().forEach(kept -> {
            if (kept.getValue() instanceof ObjectNode members && !kept.getKey().equals("targetTable")) {
                ObjectNode into = table.withObjectProperty(kept.getKey());
                members.properties().forEach(member -> into.putIfAbsent(member.getKey(), member.getValue()));
            } else {
                table.set(kept.getKey(), kept.getValue());
            }
        });
        return table;
    }

    @Override
    protected void delete(Draft draft) {
        draft.deletionStep(
                "glue:DeleteTable",
                AwsCalls.tree()
                        .put("DatabaseName", draft.identity().parent())
                        .put("Name", draft.identity().leaf()));
    }

    @Override
    protected Optional<SortedMap<String, String>> tagsNow(Identity identity) {
        return reads.one(identity).map(table -> TableParameters.tags(table.path("Parameters")));
    }

    @Override
    protected Optional<Ownership> marks(Step step) {
        return TableParameters.owner(step.input().path("TableInput").path("Parameters"));
    }

    @Override
    public ObjectNode execute(Identity identity, Step step) {
        try {
            return super.execute(identity, step);
        } catch (AwsFailure failure) {
            boolean isStale = failure.is(Category.CONFLICT) && step.action().equals("UpdateTable");
            if (isStale
                    && reads.one(identity)
                            .filter(table -> isWritten(step, table))
                            .isPresent()) {
                return AwsCalls.tree();
            }
            boolean isMade = failure.is(Category.CONFLICT) && step.action().equals("CreatePartitionIndex");
            if (isMade && indexes.has(identity, step)) {
                return AwsCalls.tree();
            }
            throw failure;
        }
    }

    @Override
    public Map<Identity, State> settle(Collection<Pending> pending) {
        List<Pending> all = List.copyOf(pending);
        List<State> states = calls().each(all, indexes::state);
        Map<Identity, State> settled = new LinkedHashMap<>();
        for (int at = 0; at < all.size(); at++) {
            settled.put(all.get(at).identity(), states.get(at));
        }
        return settled;
    }

    /** An earlier attempt of the same update moves the version on as well. */
    private static boolean isWritten(Step step, JsonNode table) {
        return step.input().path("TableInput").properties().stream()
                .allMatch(member -> member.getValue().equals(table.path(member.getKey())));
    }
}
