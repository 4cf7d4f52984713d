package dev.weir.engine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Change;
import dev.weir.engine.Intent;
import dev.weir.engine.Plan;
import dev.weir.engine.StoredPlan;
import dev.weir.spec.Secrets;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Sensitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan on disk: JSON with all that an apply needs.
 *
 * <p>Sensitive values stand in it encrypted where an apply needs them, with a key made of the sensitive variables, which whoever
 * applies the file gives again; everywhere else they are left out for good. The file ends with digests of its parts, so that one
 * that was edited, or made with other variables, is refused with what differs. Its steps are there to be reviewed: an apply asks
 * the kinds for them again and compares.
 *
 * <p>A file of format 2.x is read by every version that reads 2.0. Files of format 1.x held neither digests nor what the steps can
 * be made of again, and are refused.
 */
public final class PlanFile {
    static final String FORMAT_VERSION = "2.0";
    private static final int MAJOR = 2;
    private static final String VARIABLE = "var.";
    private static final String EDITED = "The plan file was edited";
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
     * @param needed names of the values of variables that the plan needs
     * @param secrets the sensitive values in it
     * @param incomplete whether only values of variables are missing
     */
    public record Reading(
            Optional<StoredPlan> plan,
            SortedSet<String> needed,
            Secrets secrets,
            boolean incomplete,
            List<Diagnostic> diagnostics) {
        public Reading {
            needed = Collections.unmodifiableSortedSet(new TreeSet<>(needed));
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Properties that a plan file can neither hold nor leave out: sensitive by themselves, and not made from a variable. */
    public static SortedSet<String> unrecoverable(Plan plan) {
        SortedSet<String> found = origins(plan);
        found.removeIf(origin -> origin.startsWith(VARIABLE));
        return found;
    }

    /**
     * Writes a plan; does not close the stream.
     *
     * @param variables the scalars of the values of sensitive variables, by names such as {@code var.password}
     */
    public static void write(Plan plan, Map<String, String> variables, OutputStream out) throws IOException {
        write(plan, variables, PlanKey.ITERATIONS, out);
    }

    /** The same with a key that costs more or less to make. */
    static void write(Plan plan, Map<String, String> variables, int iterations, OutputStream out) throws IOException {
        SortedMap<String, String> needed = new TreeMap<>();
        origins(plan)
                .forEach(origin -> variables.forEach((name, value) -> {
                    if (isPartOf(name, origin)) {
                        needed.put(name, value);
                    }
                }));
        String salt = PlanKey.salt();
        PlanKey key = PlanKey.of(needed, salt, iterations);
        ObjectNode file = JSON.createObjectNode().put("formatVersion", FORMAT_VERSION);
        ArrayNode names = file.putArray("secrets");
        needed.keySet().forEach(names::add);
        file.put("salt", salt).put("iterations", iterations).put("check", key.digest("secrets"));
        file.setAll(tree(plan, SensitiveValues.writer(key, JSON)));
        JsonNode asRead = JSON.readTree(JSON.writeValueAsBytes(file));
        JSON.writeValue(out, file.set(PlanDigest.MEMBER, PlanDigest.of(asRead, key)));
    }

    private static boolean isPartOf(String name, String origin) {
        return name.equals(origin) || name.startsWith(origin + ".") || name.startsWith(origin + "[");
    }

    private static SortedSet<String> origins(Plan plan) {
        NavigableSet<String> origins = new TreeSet<>();
        for (Change change : plan.changes()) {
            Intent intent = change.intent();
            intent.desired().map(Sensitive::originsIn).ifPresent(origins::addAll);
            intent.related().values().forEach(attributes -> origins.addAll(Sensitive.originsIn(attributes)));
        }
        return origins;
    }

    /**
     * Reads a plan.
     *
     * @param variables the values that variables have, by names such as {@code var.password}; others than the plan needs do no
     *     harm
     * @throws IOException when the stream fails; a file that is no plan is a diagnostic
     */
    public static Reading read(InputStream in, Map<String, String> variables) throws IOException {
        try {
            JsonNode tree = JSON.readTree(in);
            Members file = Members.of(tree, "");
            Optional<Diagnostic> version = version(file.text("formatVersion"));
            if (version.isPresent()) {
                return failed(version.get());
            }
            List<String> names = file.texts("secrets");
            List<String> missing =
                    names.stream().filter(name -> !variables.containsKey(name)).toList();
            if (!missing.isEmpty()) {
                return new Reading(
                        Optional.empty(), new TreeSet<>(names), Secrets.NONE, true, List.of(missing(missing)));
            }
            SortedMap<String, String> needed = new TreeMap<>(variables);
            needed.keySet().retainAll(Set.copyOf(names));
            return read(file, tree, needed);
        } catch (JsonProcessingException e) {
            return damaged(e.getOriginalMessage());
        } catch (Members.Damage | IllegalArgumentException e) {
            return damaged(e.getMessage());
        }
    }

    private static Reading read(Members file, JsonNode tree, SortedMap<String, String> needed) {
        int iterations = file.number("iterations");
        if (iterations < 1 || iterations > PlanKey.MOST_ITERATIONS) {
            throw new Members.Damage("/iterations is " + iterations);
        }
        PlanKey key = PlanKey.of(needed, file.text("salt"), iterations);
        if (!key.digest("secrets").equals(file.text("check"))) {
            return failed(needed.isEmpty() ? edited(List.of("'secrets', 'salt' or 'check'")) : otherSecrets(needed));
        }
        List<String> differing = PlanDigest.differing(tree, key);
        if (!differing.isEmpty()) {
            return failed(edited(differing));
        }
        Plan plan = plan(new Members((ObjectNode) SensitiveValues.read(tree, key, JSON), ""));
        List<String> texts = new ArrayList<>(needed.values());
        plan.changes()
                .forEach(change -> change.intent().desired().ifPresent(desired -> Secrets.collect(desired, texts)));
        return new Reading(
                Optional.of(new StoredPlan(plan)),
                new TreeSet<>(needed.keySet()),
                new Secrets(texts),
                false,
                List.of());
    }

    private static ObjectNode tree(Plan plan, SensitiveValues.Writer codec) {
        ObjectNode tree = JSON.createObjectNode().put("stack", plan.stack());
        tree.putObject("environment")
                .put("partition", plan.environment().partition())
                .put("account", plan.environment().account())
                .put("region", plan.environment().region());
        ArrayNode changes = tree.putArray("changes");
        plan.changes().forEach(change -> changes.add(ChangeCodec.write(change, codec)));
        tree.put("unchanged", plan.unchanged());
        ObjectNode outputs = tree.putObject("outputs");
        plan.outputs().forEach((name, value) -> outputs.set(name, Sensitive.masked(value)));
        tree.set("contracts", Contracts.view(plan.contracts()));
        tree.set("diagnostics", Diagnostics.view(plan.diagnostics()));
        return tree;
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

    private static Optional<Diagnostic> version(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new Members.Damage("/formatVersion is '" + version + "'");
        }
        int major = Integer.parseInt(matcher.group(1));
        return major == MAJOR
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                        major < MAJOR ? "The plan file is of an older format" : "The plan file is of a newer format",
                        "Its format is %s, and this version of Weir reads %d.x. %s"
                                .formatted(
                                        version,
                                        MAJOR,
                                        major < MAJOR
                                                ? "Older files do not say what their steps follow from. Plan again."
                                                : "Apply it with the version that wrote it, or plan again.")));
    }

    private static Diagnostic missing(List<String> names) {
        return Diagnostic.error(
                "The plan needs sensitive values that were not given",
                "A plan file holds no sensitive values in clear. Give these again, as when it was made: %s."
                        .formatted(String.join(", ", names)));
    }

    private static Diagnostic otherSecrets(SortedMap<String, String> needed) {
        return Diagnostic.error(
                "The plan was made with other sensitive values",
                "At least one of these has another value than when the plan was made: %s. Give the same values, or plan again."
                        .formatted(String.join(", ", needed.keySet())));
    }

    private static Diagnostic edited(List<String> parts) {
        return Diagnostic.error(
                EDITED,
                "It is not as weir plan --out wrote it. What differs: %s. Plan again."
                        .formatted(String.join("; ", parts)));
    }

    private static Reading damaged(String why) {
        return failed(Diagnostic.error(
                "Not a plan file", "The file is damaged, or was not written by weir plan --out: " + why + "."));
    }

    private static Reading failed(Diagnostic problem) {
        return new Reading(Optional.empty(), new TreeSet<>(), Secrets.NONE, false, List.of(problem));
    }
}
