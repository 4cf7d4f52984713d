package dev.weir.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Plan;
import dev.weir.spec.Secrets;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan on disk: JSON with all that an apply needs.
 *
 * <p>Sensitive values of variables are not in it: their names stand in their place, and whoever applies the file gives the
 * variables anew. The values of a difference that is sensitive are left out for good, because an apply does not need them.
 * A file of format 1.x is read by every version that reads 1.0.
 */
public final class PlanFile {
    private static final int MAJOR = 1;

    /** Starts the names of the secrets that can be given anew; others are those of outputs, which nobody needs to apply. */
    private static final String VARIABLE = "var.";

    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.\\d{1,6}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PlanFile() {}

    /**
     * What came out of a file.
     *
     * @param plan empty when there are diagnostics
     * @param secrets those that the plan holds, of the ones that were given
     */
    public record Reading(Optional<Plan> plan, Secrets secrets, List<Diagnostic> diagnostics) {
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Writes a plan; does not close the stream.
     *
     * @param secrets of the stack that the plan was made from
     */
    public static void write(Plan plan, Secrets secrets, OutputStream out) throws IOException {
        Secrets variables = secrets.only(secrets.values().keySet().stream()
                .filter(name -> name.startsWith(VARIABLE))
                .toList());
        ObjectNode hidden = Texts.map(tree(plan), variables::hide);
        hidden.set("outputs", Texts.map(outputs(plan), secrets::hide));
        ObjectNode file = JSON.createObjectNode().put("formatVersion", PlanJson.FORMAT_VERSION);
        ArrayNode names = file.putArray("secrets");
        variables.namesIn(hidden.toString()).forEach(names::add);
        JSON.writeValue(out, file.setAll(hidden));
    }

    /**
     * Reads a plan.
     *
     * @param secrets the sensitive values that the plan needs, given anew; others do no harm
     * @throws IOException when the stream fails; a file that is no plan is a diagnostic
     */
    public static Reading read(InputStream in, Secrets secrets) throws IOException {
        try {
            Members file = Members.of(JSON.readTree(in), "");
            Optional<Diagnostic> problem = version(file.text("formatVersion")).or(() -> missing(file, secrets));
            if (problem.isPresent()) {
                return failed(problem.get());
            }
            Secrets needed = secrets.only(file.texts("secrets"));
            return new Reading(Optional.of(plan(revealed(file, needed))), needed, List.of());
        } catch (JsonProcessingException e) {
            return damaged(e.getOriginalMessage());
        } catch (Members.Damage | IllegalArgumentException e) {
            return damaged(e.getMessage());
        }
    }

    private static ObjectNode tree(Plan plan) {
        ObjectNode tree = JSON.createObjectNode().put("stack", plan.stack());
        tree.putObject("environment")
                .put("partition", plan.environment().partition())
                .put("account", plan.environment().account())
                .put("region", plan.environment().region());
        ArrayNode changes = tree.putArray("changes");
        plan.changes().forEach(change -> changes.add(ChangeCodec.write(change)));
        tree.put("unchanged", plan.unchanged());
        tree.set("outputs", outputs(plan));
        tree.set("contracts", Contracts.view(plan.contracts()));
        tree.set("diagnostics", Diagnostics.view(plan.diagnostics()));
        return tree;
    }

    private static ObjectNode outputs(Plan plan) {
        ObjectNode outputs = JSON.createObjectNode();
        plan.outputs().forEach(outputs::set);
        return outputs;
    }

    private static Plan plan(Members file) {
        Members environment = file.members("environment");
        Map<String, JsonNode> outputs = new LinkedHashMap<>();
        file.tree("outputs").properties().forEach(entry -> outputs.put(entry.getKey(), entry.getValue()));
        return new Plan(
                file.text("stack"),
                new Environment(environment.text("partition"), environment.text("account"), environment.text("region")),
                file.list("changes", ChangeCodec::read),
                file.number("unchanged"),
                outputs,
                file.has("contracts") ? file.list("contracts", Contracts::read) : List.of(),
                file.list("diagnostics", Diagnostics::read));
    }

    private static Members revealed(Members file, Secrets secrets) {
        return new Members(Texts.map(file.object(), secrets::reveal), file.place());
    }

    private static Optional<Diagnostic> version(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new Members.Damage("/formatVersion is '" + version + "'");
        }
        return Integer.parseInt(matcher.group(1)) <= MAJOR
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                        "The plan file is of a newer format",
                        "Its format is %s, and this version of Weir reads %d.x. Apply it with the version that wrote it, or plan again."
                                .formatted(version, MAJOR)));
    }

    private static Optional<Diagnostic> missing(Members file, Secrets secrets) {
        List<String> missing = file.texts("secrets").stream()
                .filter(name -> !secrets.values().containsKey(name))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                        "The plan needs sensitive values that were not given",
                        "A plan file holds no sensitive values. Give these again, as when it was made: %s."
                                .formatted(String.join(", ", missing))));
    }

    private static Reading damaged(String why) {
        return failed(Diagnostic.error(
                "Not a plan file", "The file is damaged, or was not written by weir plan --out: " + why + "."));
    }

    private static Reading failed(Diagnostic problem) {
        return new Reading(Optional.empty(), Secrets.NONE, List.of(problem));
    }
}
