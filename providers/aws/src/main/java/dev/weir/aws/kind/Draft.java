package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.DataLoss;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Difference;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan for one object while it is being made. For one thread. */
public final class Draft {
    private PlanRequest request;
    private final List<Step> deletion = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> risks = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private boolean lossAccepted;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    private List<Difference> differences = List.of();
    private ObjectNode desired = JsonNodeFactory.instance.objectNode();

    Draft(PlanRequest request) {
        this.request = request;
    }

    public PlanRequest request() {
        return request;
    }

    public Identity identity() {
        return request.identity();
    }

    /** The desired properties with their short forms expanded. */
    public ObjectNode desired() {
        return desired;
    }

    /** One of the desired properties, a missing node where it is absent. */
    public JsonNode desired(String name) {
        return desired.path(name);
    }

    /** The live object; only for plans that change or delete one. */
    public Live live() {
        return request.live().orElseThrow();
    }

    public List<Difference> differences() {
        return differences;
    }

    /** Whether a property, or something in it, differs. */
    public boolean changes(String name) {
        String path = "/" + name;
        return differences.stream()
                .map(Difference::path)
                .anyMatch(changed -> changed.equals(path) || changed.startsWith(path + "/"));
    }

    public void step(String operation, ObjectNode input) {
        steps.add(Step.of(operation, input));
    }

    /** A step after which the object needs time. */
    public void settlingStep(String operation, ObjectNode input) {
        steps.add(Step.settling(operation, input));
    }

    public void deletionStep(String operation, ObjectNode input) {
        deletion.add(Step.of(operation, input));
    }

    public void settlingDeletionStep(String operation, ObjectNode input) {
        deletion.add(Step.settling(operation, input));
    }

    public void risk(String sentence) {
        risks.add(sentence);
    }

    /** Data that the steps destroy, in a sentence. */
    public void lose(String sentence) {
        losses.add(sentence);
    }

    /** The object itself says that its data may be destroyed with it. */
    public void acceptLoss() {
        lossAccepted = true;
    }

    public void diagnose(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** What the object's attributes will be, for the resources that refer to it. */
    public ObjectNode attributes() {
        return attributes;
    }

    /** An attribute of an object that this one refers to, as planned or as it is. */
    public Optional<JsonNode> related(String kind, String name, String attribute) {
        return request.related()
                .attributes(new Identity(kind, name))
                .map(known -> known.path(attribute))
                .filter(value -> !value.isMissingNode());
    }

    void desire(ObjectNode expanded) {
        this.desired = expanded;
    }

    /** Takes what could not be read of the live object for what is desired. */
    void assume(JsonNode wanted) {
        request = request.with(request.live().map(live -> Unread.assumed(live, wanted)));
    }

    void differ(List<Difference> found) {
        this.differences = found;
    }

    boolean isReplacement() {
        return differences.stream().anyMatch(Difference::replaces);
    }

    /** Whether something is wrong so far. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    PlanResponse response() {
        boolean sound = !hasErrors();
        return new PlanResponse(
                differences,
                sound ? deletion : List.of(),
                sound ? steps : List.of(),
                attributes,
                risks,
                lossAccepted ? DataLoss.of(losses).accepted() : DataLoss.of(losses),
                diagnostics);
    }
}
