package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.rule.Formats;
import dev.weir.aws.rule.Mistakes;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Difference;
import dev.weir.spi.Differences;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.PropertyProblem;
import dev.weir.spi.PropertyRules;
import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * A kind on AWS: what is the same for all of them. A subclass says how objects are read, which steps create, change and delete
 * them, and what is special about a desired object or a step.
 */
public abstract class AwsKind implements Kind, PropertyRules {
    private static final Pattern CREATION = Pattern.compile("Create.*|RegisterStreamConsumer");
    private static final Pattern REMOVAL = Pattern.compile("(Delete|Deregister|Detach|Untag|Remove).*");

    private final Aws aws;
    private final SchemaResource schema;

    /**
     * Makes a kind; touches neither the schema nor the SDK.
     *
     * @param schema its resource, such as {@code kinesis/streams}
     */
    protected AwsKind(Aws aws, String schema) {
        this.aws = aws;
        this.schema = new SchemaResource(schema);
    }

    @Override
    public final KindSchema schema() {
        return schema.schema();
    }

    protected final AwsCalls calls() {
        return aws.calls();
    }

    protected final Aws aws() {
        return aws;
    }

    protected final Identity identity(String name) {
        return new Identity(schema().kind(), name);
    }

    @Override
    public final List<PropertyProblem> check(ObjectNode desired) {
        Mistakes mistakes = new Mistakes();
        Formats.check(schema(), desired, mistakes);
        rules(desired, mistakes);
        return mistakes.all();
    }

    /** Reports what is wrong with desired properties beyond their schema; see {@link PropertyRules#check}. */
    protected void rules(ObjectNode desired, Mistakes mistakes) {}

    /** The properties that take calls of their own to read. */
    protected List<Part> parts() {
        return List.of();
    }

    /** Reads objects without their parts. */
    protected abstract Map<Identity, Live> described(Collection<Identity> identities);

    /** Brings an object with its parts into the shape in which it is compared. Changes what it is given. */
    protected void shape(Live live) {}

    @Override
    public final Map<Identity, Live> read(Collection<Identity> identities) {
        return read(identities, (live, part) -> true);
    }

    @Override
    public final Map<Identity, Live> read(Map<Identity, Set<String>> declared) {
        return read(declared.keySet(), (live, part) -> isWanted(live, part, declared.get(live.identity())));
    }

    /** What nobody declares is left alone, also where an object is adopted. */
    private boolean isWanted(Live live, Part part, Set<String> declared) {
        return part.isAlwaysRead()
                || declared.contains(part.property())
                || formerlyDeclared(live).contains(part.property());
    }

    private Map<Identity, Live> read(Collection<Identity> identities, BiPredicate<Live, Part> isWanted) {
        if (identities.isEmpty()) {
            return Map.of();
        }
        Map<Identity, Live> objects = described(identities);
        new PartReads(calls(), parts()).addTo(objects.values(), isWanted);
        objects.values().forEach(this::shape);
        return objects;
    }

    @Override
    public final PlanResponse plan(PlanRequest request) {
        Draft draft = new Draft(request);
        if (request.desired().isPresent()) {
            ObjectNode desired = trimmed(request.desired().get());
            draft.assume(desired);
            draft.desire(expand(desired, draft));
            draft.assume(draft.desired());
            planDesired(draft);
        } else {
            request.live().ifPresent(live -> planDeletion(draft, live));
        }
        return draft.response();
    }

    private void planDeletion(Draft draft, Live live) {
        Optional<String> denial = undeletable(live);
        if (denial.isEmpty()) {
            delete(draft);
        } else {
            draft.diagnose(Diagnostic.warning(
                    "The object is kept because a part of it cannot be read",
                    "The %s is not deleted: %s".formatted(live.identity().description(), denial.get())));
        }
    }

    /** Why an object cannot be deleted as long as parts of it are unknown; empty where they do not matter to that. */
    protected Optional<String> undeletable(Live live) {
        return Optional.empty();
    }

    private void planDesired(Draft draft) {
        Optional<Live> live = draft.request().live();
        draft.attributes()
                .setAll(schema().attributes(draft.desired(), draft.request().environment()));
        ObjectNode present =
                live.map(known -> comparable(draft, known)).orElseGet(JsonNodeFactory.instance::objectNode);
        draft.differ(differences(draft, present));
        live.map(Unread::warnings).orElse(List.of()).forEach(draft::diagnose);
        if (draft.isReplacement()) {
            live.flatMap(this::undeletable)
                    .ifPresent(denial -> draft.diagnose(Diagnostic.error(
                            "The object cannot be replaced while a part of it cannot be read",
                            "The %s would be deleted first. %s"
                                    .formatted(draft.identity().description(), denial))));
        }
        if (draft.hasErrors()) {
            return;
        }
        if (live.isEmpty()) {
            create(draft);
        } else if (draft.isReplacement()) {
            delete(draft);
            create(draft);
        } else {
            update(draft);
        }
    }

    private List<Difference> differences(Draft draft, ObjectNode present) {
        List<Difference> differences = new ArrayList<>(Differences.between(schema(), comparable(draft), present));
        draft.request().live().ifPresent(live -> {
            SortedSet<String> before = formerlyDeclared(live);
            differences.addAll(Declared.removed(schema(), draft.desired(), live.properties(), before));
            boolean isKept = draft.request().owner().isPresent()
                    && live.owner().equals(draft.request().owner());
            if (differences.isEmpty() && isKept && !before.equals(declared(draft))) {
                differences.add(Declared.remarked(before, declared(draft)));
            }
        });
        return differences;
    }

    /** What the mark of declared properties shall list; for a part that could not be read, what it lists already. */
    protected final SortedSet<String> declared(Draft draft) {
        SortedSet<String> declared = declares(draft);
        draft.request().live().ifPresent(live -> {
            SortedSet<String> unread = Unread.of(live);
            declared.removeAll(unread);
            unread.retainAll(formerlyDeclared(live));
            declared.addAll(unread);
        });
        return declared;
    }

    /** Those of the desired properties that the mark lists; a kind that has any keeps that mark on its objects. */
    protected SortedSet<String> declares(Draft draft) {
        SortedSet<String> declared = Declared.in(schema(), draft.desired());
        parts().forEach(part -> {
            if (!part.isAlwaysRead() && draft.desired().has(part.property())) {
                declared.add(part.property());
            }
        });
        return declared;
    }

    /** What the mark on a live object lists. */
    protected SortedSet<String> formerlyDeclared(Live live) {
        String listed = live.attributes().path(Declared.MARK).asText();
        return listed.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(listed.split(" ")));
    }

    /** An absent list or map and an empty one are the same to AWS, except where the schema says that an empty list means something. */
    private ObjectNode trimmed(ObjectNode properties) {
        ObjectNode trimmed = properties.deepCopy();
        trimmed.properties()
                .removeIf(entry -> isEmpty(entry.getValue())
                        && !KindSchema.is(
                                schema().properties().getOrDefault(entry.getKey(), entry.getValue()), "empty"));
        return trimmed;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isContainerNode() && value.isEmpty());
    }

    /** The desired properties with short forms spelled out; mistakes go into the draft. May change what it is given. */
    protected ObjectNode expand(ObjectNode desired, Draft draft) {
        return desired;
    }

    /** The desired properties as they are compared. */
    protected ObjectNode comparable(Draft draft) {
        return draft.desired();
    }

    /** The live properties as they are compared with the desired ones of the draft. */
    protected ObjectNode comparable(Draft draft, Live live) {
        return live.properties();
    }

    /** Adds the steps that create the object, marks included. */
    protected abstract void create(Draft draft);

    /** Adds the steps that change the object in place, marks included; none when nothing differs. */
    protected abstract void update(Draft draft);

    /** Adds the deletion steps. */
    protected abstract void delete(Draft draft);

    /**
     * The tags that an object bears now, marks among them, as its own service tells them. No index is asked, because it may lag.
     *
     * @return empty when the object does not exist; an object without tags has none
     */
    protected abstract Optional<SortedMap<String, String>> tagsNow(Identity identity);

    @Override
    public final void confirm(Identity identity, Optional<Ownership> owner) {
        tagsNow(identity).map(Ownership::in).ifPresent(found -> {
            Optional<String> objection = owner.isPresent()
                    ? owner.get().objection(found, false)
                    : found.map(
                            other -> "it belongs to stack '%s' as '%s' now".formatted(other.stack(), other.address()));
            objection.filter(unless -> exists(identity)).ifPresent(why -> {
                throw new ProviderException(
                        Category.CONFLICT,
                        "The %s '%s' is no longer %s: %s. Nothing was changed. Plan again."
                                .formatted(
                                        schema().singular(),
                                        identity.name(),
                                        owner.map(mark -> "owned by '%s' of stack '%s'"
                                                        .formatted(mark.address(), mark.stack()))
                                                .orElse("without an owner"),
                                        why),
                        null);
            });
        });
    }

    @Override
    public final ObjectNode remove(Identity identity, Step step, Ownership owner) {
        tagsNow(identity)
                .flatMap(tags -> owner.objection(Ownership.in(tags), schema().isGlobal()))
                .filter(objection -> exists(identity))
                .ifPresent(objection -> {
                    throw new ProviderException(
                            Category.CONFLICT,
                            "The %s '%s' is no longer owned by '%s' of stack '%s': %s. Nothing was deleted. Plan again."
                                    .formatted(
                                            schema().singular(),
                                            identity.name(),
                                            owner.address(),
                                            owner.stack(),
                                            objection),
                            null);
                });
        return execute(identity, step);
    }

    /** Some services answer with no tags where there is no object. */
    private boolean exists(Identity identity) {
        return !described(List.of(identity)).isEmpty();
    }

    @Override
    public ObjectNode execute(Identity identity, Step step) {
        try {
            return calls().call(step.operation(), step.input(), identity);
        } catch (AwsFailure failure) {
            if (failure.is(Category.NOT_FOUND) && REMOVAL.matcher(step.action()).matches()) {
                return AwsCalls.tree();
            }
            if (failure.is(Category.CONFLICT) && CREATION.matcher(step.action()).matches()) {
                return created(identity, step, failure);
            }
            throw failure;
        }
    }

    /** An object that exists when it is to be created: made by an earlier attempt, on its way out, or somebody else's. */
    private ObjectNode created(Identity identity, Step step, AwsFailure failure) {
        Optional<Ownership> intended = marks(step);
        Optional<Ownership> present = tagsNow(identity).flatMap(Ownership::in);
        if (intended.isPresent() && intended.equals(present)) {
            return AwsCalls.tree();
        }
        if (isLeaving(identity)) {
            calls().await(identity, () -> !isLeaving(identity));
            return calls().call(step.operation(), step.input(), identity);
        }
        throw failure;
    }

    /** The marks that a creating step sets. */
    protected Optional<Ownership> marks(Step step) {
        return Ownership.in(Tags.of(step.input().path("Tags")));
    }

    /** Whether the object is being deleted and so does not count as existing. */
    protected boolean isLeaving(Identity identity) {
        return false;
    }
}
