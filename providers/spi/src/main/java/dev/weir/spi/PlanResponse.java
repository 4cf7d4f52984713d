package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What it takes to make one object as desired.
 *
 * @param differences empty when the object is as desired
 * @param deletion the steps that remove the live object: for a deletion, and first in a replacement
 * @param steps the steps that create the object or change it in place
 * @param attributes the object's attributes once the steps are done, for resources that refer to it
 * @param risks what a reviewer should know, one sentence each, such as a daily limit that is used up
 * @param dataLoss which data the steps destroy; an apply refuses it unless somebody accepts it
 * @param diagnostics why the change cannot or should not be made
 */
public record PlanResponse(
        List<Difference> differences,
        List<Step> deletion,
        List<Step> steps,
        ObjectNode attributes,
        List<String> risks,
        DataLoss dataLoss,
        List<Diagnostic> diagnostics) {
    public PlanResponse {
        differences = List.copyOf(differences);
        deletion = List.copyOf(deletion);
        steps = List.copyOf(steps);
        requireNonNull(attributes, "attributes");
        risks = List.copyOf(risks);
        requireNonNull(dataLoss, "dataLoss");
        diagnostics = List.copyOf(diagnostics);
    }

    /** The same steps for other differences. */
    public PlanResponse withDifferences(List<Difference> others) {
        return new PlanResponse(others, deletion, steps, attributes, risks, dataLoss, diagnostics);
    }

    /** The same steps with other risks. */
    public PlanResponse withRisks(List<String> others) {
        return new PlanResponse(differences, deletion, steps, attributes, others, dataLoss, diagnostics);
    }

    /** The same steps, and what they destroy. */
    public PlanResponse withDataLoss(DataLoss other) {
        return new PlanResponse(differences, deletion, steps, attributes, risks, other, diagnostics);
    }
}
