package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.flow.Fields;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.Found;
import dev.weir.aws.kind.Part;
import dev.weir.aws.kind.Unread;
import dev.weir.aws.rule.Mistakes;
import dev.weir.contract.SchemaDefinitions;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Settling;
import dev.weir.spi.Step;
import dev.weir.spi.Version;
import dev.weir.spi.Versioned;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kind {@code schemas}: a schema with its latest accepted version.
 *
 * <p>Attributes: {@code fields}, the mapping of a whole record; {@code versionNumber} of that version, {@code checkpoint}, and {@code nextVersion}, the number that the registry
 * gives to the version after.
 */
public final class Schemas extends GlueKind implements Settling, Versioned {
    private static final String DEFINITION = "definition";
    private static final String COMPATIBILITY = "compatibility";
    private static final String DELETING = "DELETING";
    private static final String FIELDS = "fields";

    private final SchemaVersions versions;
    private final SchemaMetadata metadata;

    public Schemas(Aws aws) {
        super(aws, "glue/schemas", "schema");
        this.versions = new SchemaVersions(aws.calls());
        this.metadata = new SchemaMetadata(aws.calls());
    }

    @Override
    protected List<Found> find(Collection<Identity> identities) {
        return calls().each(identities, this::found).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ObjectNode> get(Identity identity) {
        ObjectNode input = input();
        input.set("SchemaId", SchemaVersions.id(identity));
        return ifPresent("glue:GetSchema", input, identity);
    }

    private Optional<Found> found(Identity identity) {
        try {
            return get(identity)
                    .filter(schema -> !status(schema).equals(DELETING))
                    .map(schema -> found(identity, schema));
        } catch (AwsFailure failure) {
            if (failure.is(Category.NOT_FOUND)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static String status(JsonNode schema) {
        return schema.path("SchemaStatus").asText();
    }

    private Found found(Identity identity, JsonNode schema) {
        ObjectNode properties = input().put("registry", identity.parent()).put("name", identity.leaf());
        properties.set("dataFormat", schema.path("DataFormat"));
        properties.set(COMPATIBILITY, schema.path("Compatibility"));
        ObjectNode attributes = input();
        try {
            versions.latest(identity).ifPresent(version -> {
                properties.set(DEFINITION, version.path("SchemaDefinition"));
                attributes.set("versionNumber", version.path("VersionNumber"));
            });
        } catch (AwsFailure failure) {
            if (!failure.category().mayHide()) {
                throw failure;
            }
            attributes.set("versionNumber", schema.path("LatestSchemaVersion"));
            Unread.note(attributes, DEFINITION, failure);
        }
        String description = schema.path("Description").asText("");
        if (!description.isEmpty()) {
            properties.put("description", description);
        }
        Fields.of(properties).ifPresent(fields -> attributes.set(FIELDS, fields));
        attributes.set("dataFormat", schema.path("DataFormat"));
        if (schema.has("SchemaCheckpoint")) {
            properties.set(SchemaCheckpoint.PROPERTY, schema.path("SchemaCheckpoint"));
            attributes.set(SchemaCheckpoint.PROPERTY, schema.path("SchemaCheckpoint"));
        }
        attributes.put(
                "nextVersion",
                schema.path("NextSchemaVersion")
                        .asLong(schema.path("LatestSchemaVersion").asLong() + 1));
        return new Found(identity, properties, attributes);
    }

    @Override
    protected List<Identity> all() {
        return calls().all("glue:ListSchemas", input().put("MaxResults", 100), "NextToken", "Schemas").stream()
                .map(schema -> identity(schema.path("RegistryName").asText() + "/"
                        + schema.path("SchemaName").asText()))
                .toList();
    }

    /** A mark of its own says which pairs are the stack's; without it there is nothing to read. */
    @Override
    protected List<Part> parts() {
        return List.of(Part.always(SchemaMetadata.PROPERTY, metadata::of));
    }

    @Override
    protected Map<String, String> furtherMarks(ObjectNode properties) {
        return SchemaMetadata.mark(properties);
    }

    @Override
    protected void restoreMarked(ObjectNode properties, Map<String, String> tags) {
        SchemaMetadata.restore(properties, tags);
    }

    @Override
    protected void rules(ObjectNode desired, Mistakes mistakes) {
        SchemaMetadata.check(desired, mistakes);
    }

    @Override
    protected ObjectNode expand(ObjectNode desired, Draft draft) {
        SchemaCheckpoint.resolve(desired, draft, latest(desired, draft));
        return desired;
    }

    /** The number of the latest version once the plan is applied. */
    private static long latest(ObjectNode desired, Draft draft) {
        Live live = draft.request()
                .live()
                .filter(known ->
                        desired.path("dataFormat").equals(known.properties().path("dataFormat")))
                .orElse(null);
        if (live == null) {
            return 1;
        }
        boolean isKnown =
                isEquivalent(desired, live.properties()) || twin(draft).isPresent();
        return live.attributes().path(isKnown ? "versionNumber" : "nextVersion").asLong();
    }

    @Override
    protected ObjectNode comparable(Draft draft, Live live) {
        ObjectNode properties = live.properties().deepCopy();
        if (isEquivalent(draft.desired(), properties) || twin(draft).isPresent()) {
            properties.set(DEFINITION, draft.desired(DEFINITION));
        }
        return properties;
    }

    private static boolean isEquivalent(JsonNode desired, JsonNode live) {
        return desired.path("dataFormat").equals(live.path("dataFormat"))
                && live.has(DEFINITION)
                && SchemaDefinitions.equivalent(SchemaModes.definition(desired), SchemaModes.definition(live));
    }

    /** The earlier version that holds the desired definition: it counts as declared, because none is registered twice. */
    private static Optional<Version> twin(Draft draft) {
        return SchemaJudge.twin(draft.request().history());
    }

    @Override
    public String definition() {
        return "/" + DEFINITION;
    }

    @Override
    public boolean revises(Revision revision) {
        return revision.live()
                .filter(live -> !Unread.of(live).contains(DEFINITION))
                .filter(live -> !isEquivalent(revision.desired(), live.properties()))
                .isPresent();
    }

    @Override
    public Map<Identity, List<Version>> history(Collection<Revision> revisions) {
        List<List<Version>> each = calls().each(revisions, revision -> SchemaHistory.of(revision, versions));
        Map<Identity, List<Version>> histories = new HashMap<>();
        int at = 0;
        for (Revision revision : revisions) {
            histories.put(revision.identity(), each.get(at));
            at++;
        }
        return histories;
    }

    @Override
    public Optional<ContractVerdict> judge(Revision revision, List<Version> history) {
        boolean isNew = revision.live().isEmpty();
        return isNew || revises(revision) ? SchemaJudge.judge(revision, history) : Optional.empty();
    }

    @Override
    protected void create(Draft draft) {
        Identity identity = draft.identity();
        ObjectNode input = input();
        input.putObject("RegistryId").put("RegistryName", identity.parent());
        input.put("SchemaName", identity.leaf());
        copy(draft, "dataFormat", input, "DataFormat");
        copy(draft, COMPATIBILITY, input, "Compatibility");
        copy(draft, "description", input, "Description");
        copy(draft, DEFINITION, input, "SchemaDefinition");
        draft.settlingStep("glue:CreateSchema", tagged(input, draft));
        draft.attributes().set("dataFormat", draft.desired("dataFormat"));
        Fields.of(draft.desired()).ifPresent(fields -> draft.attributes().set(FIELDS, fields));
        draft.attributes().put("versionNumber", 1L).put("checkpoint", 1L).put("nextVersion", 2L);
        SchemaMetadata.put(draft, input());
    }

    @Override
    protected void update(Draft draft) {
        draft.attributes().setAll(draft.live().attributes());
        draft.attributes().remove(FIELDS);
        Fields.of(draft.desired()).ifPresent(fields -> draft.attributes().set(FIELDS, fields));
        twin(draft).ifPresent(version -> draft.attributes().put("versionNumber", version.number()));
        if (!draft.changes(DEFINITION)) {
            SchemaMetadata.remove(draft);
        }
        updateTags(draft);
        if (draft.changes("description")) {
            draft.step(
                    "glue:UpdateSchema",
                    reference(draft)
                            .put("Description", draft.desired("description").asText("")));
        }
        if (draft.changes(COMPATIBILITY)) {
            SchemaCheckpoint.changeMode(draft);
        }
        if (draft.changes(DEFINITION)) {
            if (draft.changes(COMPATIBILITY)) {
                draft.risk(
                        "The compatibility mode is changed before the version is registered, so the new mode judges it.");
            }
            register(draft);
        }
        if (draft.changes(SchemaCheckpoint.PROPERTY)) {
            SchemaCheckpoint.move(draft);
        }
        SchemaMetadata.put(
                draft,
                draft.changes(DEFINITION) ? input() : draft.live().properties().path(SchemaMetadata.PROPERTY));
    }

    private static ObjectNode reference(Draft draft) {
        ObjectNode input = input();
        input.set("SchemaId", SchemaVersions.id(draft.identity()));
        return input;
    }

    private static void register(Draft draft) {
        ObjectNode input = reference(draft);
        copy(draft, DEFINITION, input, "SchemaDefinition");
        draft.settlingStep("glue:RegisterSchemaVersion", input);
        long next = draft.live().attributes().path("nextVersion").asLong();
        draft.attributes().put("versionNumber", next).put("nextVersion", next + 1);
    }

    @Override
    protected void delete(Draft draft) {
        draft.settlingDeletionStep("glue:DeleteSchema", reference(draft));
        draft.lose("All versions of schema " + draft.identity().name()
                + " are lost: records written under it can no longer be decoded, and a schema that is created again"
                + " starts at version 1.");
    }

    /** A pair that is there already, from an earlier attempt or from somebody else, is as good as put. */
    @Override
    public ObjectNode execute(Identity identity, Step step) {
        try {
            return super.execute(identity, step);
        } catch (AwsFailure failure) {
            if (failure.is(Category.CONFLICT) && step.action().equals("PutSchemaVersionMetadata")) {
                return input();
            }
            throw failure;
        }
    }

    @Override
    protected boolean isLeaving(Identity identity) {
        return get(identity).filter(schema -> status(schema).equals(DELETING)).isPresent();
    }

    @Override
    public Map<Identity, State> settle(Collection<Pending> pending) {
        Map<Identity, State> states = new HashMap<>();
        List<State> each = calls().each(pending, one -> new SchemaSettling(versions, this::get).state(one));
        int at = 0;
        for (Pending one : pending) {
            states.put(one.identity(), each.get(at));
            at++;
        }
        return states;
    }
}
