package dev.weir.aws.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.NearestName;
import dev.weir.spi.TextPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The grammar of IAM policy documents, as a tree or as JSON text. What it refuses, IAM refuses as {@code
 * MalformedPolicyDocument}; whether actions and resources exist is not judged.
 */
final class PolicyDocument implements Format {
    private static final List<String> ELEMENTS = List.of("Version", "Id", "Statement");
    private static final List<String> VERSIONS = List.of("2012-10-17", "2008-10-17");
    private static final List<String> STATEMENT = List.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final List<String> PRINCIPALS = List.of("AWS", "Service", "Federated", "CanonicalUser");
    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");
    private static final Pattern RESOURCE = Pattern.compile("\\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:.+|\\$\\{.*");
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");
    private static final Pattern OPERATOR = Pattern.compile("((ForAllValues|ForAnyValue):)?[A-Za-z]+(IfExists)?");
    private static final String MALFORMED = "Not a policy document";

    /** What a policy is for, which decides about its principals and resources. */
    enum Use {
        PERMISSIONS,
        TRUST,
        RESOURCE
    }

    private final Use use;

    PolicyDocument(Use use) {
        this.use = use;
    }

    @Override
    public void check(JsonNode value, String pointer, Mistakes mistakes) {
        if (value instanceof ObjectNode document) {
            new Check(mistakes, pointer, at -> Optional.empty(), false).document(document);
        } else if (value.isTextual()) {
            LocatedJson.read(value.asText(), pointer, mistakes).ifPresent(json -> {
                Map<String, TextPosition> places = json.places();
                new Check(mistakes, pointer, at -> Optional.ofNullable(places.get(at)), true).document(json.tree());
            });
        }
    }

    /** One check of one document. A text has a single pointer in the properties, and places of its own. */
    private final class Check {
        private final Mistakes mistakes;
        private final String base;
        private final Function<String, Optional<TextPosition>> places;
        private final boolean isText;

        Check(Mistakes mistakes, String base, Function<String, Optional<TextPosition>> places, boolean isText) {
            this.mistakes = mistakes;
            this.base = base;
            this.places = places;
            this.isText = isText;
        }

        private void report(String at, String detail) {
            mistakes.error(isText ? base : base + at, places.apply(at), MALFORMED, detail);
        }

        void document(ObjectNode document) {
            members(document, "", "A policy", ELEMENTS);
            JsonNode version = document.path("Version");
            if (!version.isMissingNode() && !VERSIONS.contains(version.asText())) {
                report(
                        "/Version",
                        "The Version of a policy must be 2012-10-17 (or 2008-10-17), got '%s'."
                                .formatted(version.asText()));
            }
            JsonNode statement = document.path("Statement");
            if (statement instanceof ObjectNode single) {
                statement(single, "/Statement");
            } else if (statement.isArray() && !statement.isEmpty()) {
                statements(statement);
            } else if (!isMeant(document, "Statement", ELEMENTS)) {
                report(
                        statement.isMissingNode() ? "" : "/Statement",
                        "A policy needs a Statement: one statement, or a list of at least one.");
            }
        }

        private void statements(JsonNode statements) {
            Set<String> names = new TreeSet<>();
            for (int i = 0; i < statements.size(); i++) {
                String at = "/Statement/" + i;
                if (statements.get(i) instanceof ObjectNode statement) {
                    statement(statement, at);
                    String sid = statement.path("Sid").asText("");
                    if (!sid.isEmpty() && !names.add(sid)) {
                        report(
                                at + "/Sid",
                                "Two statements have the Sid '" + sid + "'; it must be unique in a policy.");
                    }
                } else if (!statements.get(i).isNull()) {
                    report(at, "A statement must be an object with Effect and Action.");
                }
            }
        }

        private void statement(ObjectNode statement, String at) {
            members(statement, at, "A statement", STATEMENT);
            JsonNode effect = statement.path("Effect");
            if (effect.isMissingNode()) {
                needs(statement, at, "Effect");
            } else if (!effect.isNull() && !Set.of("Allow", "Deny").contains(effect.asText())) {
                report(
                        at + "/Effect",
                        "The Effect of a statement must be Allow or Deny, got '%s'.".formatted(effect.asText()));
            }
            if (use != Use.RESOURCE
                    && !SID.matcher(statement.path("Sid").asText("")).matches()) {
                report(
                        at + "/Sid",
                        "A Sid has letters and digits only, got '%s'."
                                .formatted(statement.path("Sid").asText()));
            }
            oneOf(statement, at, "Action", "NotAction");
            for (String member : List.of("Action", "NotAction")) {
                each(statement, at, member, this::action);
            }
            principals(statement, at);
            resources(statement, at);
            condition(statement.path("Condition"), at + "/Condition");
        }

        private void principals(ObjectNode statement, String at) {
            boolean given = statement.has("Principal") || statement.has("NotPrincipal");
            if (use == Use.PERMISSIONS && given) {
                report(
                        at + (statement.has("Principal") ? "/Principal" : "/NotPrincipal"),
                        "A policy of a role applies to the role; its statements must not name a Principal.");
                return;
            }
            if (use != Use.PERMISSIONS) {
                oneOf(statement, at, "Principal", "NotPrincipal");
            }
            JsonNode principal = statement.path("Principal");
            if (principal instanceof ObjectNode object) {
                members(object, at + "/Principal", "A Principal", PRINCIPALS);
            } else if (principal.isTextual() && !principal.asText().equals("*")) {
                report(
                        at + "/Principal",
                        "A Principal is '*' or an object such as {Service: glue.amazonaws.com}, got '%s'."
                                .formatted(principal.asText()));
            }
        }

        private void resources(ObjectNode statement, String at) {
            if (use == Use.TRUST) {
                for (String member : List.of("Resource", "NotResource")) {
                    if (statement.has(member)) {
                        report(at + "/" + member, "A trust policy applies to its role; it must not name a Resource.");
                    }
                }
                return;
            }
            oneOf(statement, at, "Resource", "NotResource");
            for (String member : List.of("Resource", "NotResource")) {
                each(statement, at, member, this::resource);
            }
        }

        private void action(String text, String at) {
            if (!ACTION.matcher(text).matches()) {
                report(at, "An action is '*' or service:Action such as s3:GetObject, got '%s'.".formatted(text));
            } else if (use == Use.TRUST && !text.equals("*") && !text.startsWith("sts:")) {
                report(
                        at,
                        "A trust policy allows actions of sts only, such as sts:AssumeRole, got '%s'.".formatted(text));
            }
        }

        private void resource(String text, String at) {
            if (!RESOURCE.matcher(text).matches()) {
                report(at, "A resource is '*' or an ARN, got '%s'.".formatted(text));
            }
        }

        private void condition(JsonNode condition, String at) {
            if (condition.isMissingNode() || condition.isNull()) {
                return;
            }
            if (!condition.isObject()) {
                report(at, "A Condition is an object such as {StringEquals: {aws:SourceAccount: ...}}.");
                return;
            }
            condition.properties().forEach(entry -> {
                String place = at + "/" + escaped(entry.getKey());
                if (!OPERATOR.matcher(entry.getKey()).matches()) {
                    report(place, "'" + entry.getKey() + "' is not a condition operator such as StringEquals.");
                } else if (!entry.getValue().isObject() && !entry.getValue().isNull()) {
                    report(place, "A condition operator holds an object of condition keys and values.");
                }
            });
        }

        private void each(ObjectNode statement, String at, String member, Element element) {
            JsonNode value = statement.path(member);
            String place = at + "/" + member;
            if (value.isTextual()) {
                element.check(value.asText(), place);
                return;
            }
            if (!value.isArray() && !value.isMissingNode() && !value.isNull()) {
                report(place, member + " must be a string or a list of strings.");
            }
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                if (value.get(i).isTextual()) {
                    element.check(value.get(i).asText(), place + "/" + i);
                }
            }
        }

        private void oneOf(ObjectNode statement, String at, String member, String opposite) {
            if (statement.has(member) && statement.has(opposite)) {
                report(at + "/" + opposite, "A statement has %s or %s, not both.".formatted(member, opposite));
            } else if (!statement.has(member) && !statement.has(opposite) && !isMeant(statement, opposite, STATEMENT)) {
                needs(statement, at, member);
            }
        }

        private void needs(ObjectNode statement, String at, String member) {
            if (!isMeant(statement, member, STATEMENT)) {
                report(at, "A statement needs %s.".formatted(member));
            }
        }

        /** Whether an unknown member is probably this one misspelled, which is one mistake and not two. */
        private boolean isMeant(ObjectNode object, String member, Collection<String> known) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            return names.stream().filter(name -> !known.contains(name)).anyMatch(name -> NearestName.of(name, known)
                    .filter(member::equals)
                    .isPresent());
        }

        private void members(ObjectNode object, String at, String owner, Collection<String> known) {
            object.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    report(
                            at + "/" + escaped(name),
                            "%s has no element '%s'.%s"
                                    .formatted(
                                            owner,
                                            name,
                                            NearestName.of(name, known)
                                                    .map(near -> " Did you mean '" + near + "'?")
                                                    .orElse(" It can have " + String.join(", ", known) + ".")));
                }
            });
        }

        private String escaped(String name) {
            return name.replace("~", "~0").replace("/", "~1");
        }
    }

    @FunctionalInterface
    private interface Element {
        void check(String text, String at);
    }
}
