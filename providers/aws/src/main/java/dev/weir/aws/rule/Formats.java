package dev.weir.aws.rule;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.SchemaException;
import dev.weir.spi.KindSchema;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The formats that a kind schema may name, by the keyword {@code format}: AWS's own grammars, which JSON Schema has no words
 * for. A name that is not listed here is a format of JSON Schema itself and is left to it.
 */
public final class Formats {
    private static final Map<String, Format> BY_NAME = Map.ofEntries(
            Map.entry("glue-type", new TextFormat("Not a column type", Formats::glueType)),
            Map.entry("aws-cron", new TextFormat("Not a schedule", CronExpression::broken)),
            Map.entry("bucket-name", new TextFormat("Not a bucket name", BucketName::broken)),
            Map.entry("s3-uri", new TextFormat("Not an S3 URI", S3Uri::broken)),
            Map.entry("s3-location", new TextFormat("Not an S3 URI", S3Uri::brokenLocation)),
            Map.entry("arn", new TextFormat("Not an ARN", text -> Arn.broken(text, "", ""))),
            Map.entry("sqs-arn", new TextFormat("Not an ARN of a queue", text -> Arn.broken(text, "sqs", ""))),
            Map.entry(
                    "policy-arn",
                    new TextFormat("Not an ARN of a managed policy", text -> Arn.broken(text, "iam", "policy/"))),
            Map.entry("role", new TextFormat("Not a role", Arn::brokenRole)),
            Map.entry("kms-key", new TextFormat("Not a KMS key", Arn::brokenKey)),
            Map.entry("time-zone", new TextFormat("Not a time zone", Formats::timeZone)),
            Map.entry("java-regex", new TextFormat("Not a regular expression", Formats::regex)),
            Map.entry("json-object", new JsonDocument()),
            Map.entry("permissions-policy", new PolicyDocument(PolicyDocument.Use.PERMISSIONS)),
            Map.entry("trust-policy", new PolicyDocument(PolicyDocument.Use.TRUST)),
            Map.entry("resource-policy", new PolicyDocument(PolicyDocument.Use.RESOURCE)));

    private Formats() {}

    /** Reports each value that is not written in the format that its schema names. */
    public static void check(KindSchema schema, JsonNode properties, Mistakes mistakes) {
        walk(schema.document(), properties, JsonPointer.empty(), mistakes);
    }

    private static void walk(JsonNode schema, JsonNode value, JsonPointer path, Mistakes mistakes) {
        Format format = BY_NAME.get(schema.path("format").asText());
        if (format != null) {
            format.check(value, path.toString(), mistakes);
        } else if (value.isObject()) {
            value.properties()
                    .forEach(entry -> walk(
                            KindSchema.member(schema, entry.getKey()),
                            entry.getValue(),
                            path.appendProperty(entry.getKey()),
                            mistakes));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                walk(schema.path("items"), value.get(i), path.appendIndex(i), mistakes);
            }
        }
    }

    private static Optional<String> glueType(String text) {
        try {
            GlueTypes.parse(text);
            return Optional.empty();
        } catch (SchemaException broken) {
            return Optional.of(broken.getMessage());
        }
    }

    private static Optional<String> timeZone(String text) {
        try {
            ZoneId.of(text);
            return Optional.empty();
        } catch (DateTimeException unknown) {
            return Optional.of("'" + text + "' is not a time zone such as UTC, +01:00 or Europe/Berlin.");
        }
    }

    private static Optional<String> regex(String text) {
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException broken) {
            return Optional.of("'%s': %s.".formatted(text, broken.getDescription()));
        }
    }
}
