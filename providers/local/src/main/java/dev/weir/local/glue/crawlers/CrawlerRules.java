package dev.weir.local.glue.crawlers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.lake.S3Location;
import java.util.List;

/** What a crawler may look like, and what the service fills in. */
final class CrawlerRules {
    private static final List<String> TARGETS = List.of(
            "S3Targets",
            "JdbcTargets",
            "MongoDBTargets",
            "DynamoDBTargets",
            "CatalogTargets",
            "DeltaTargets",
            "IcebergTargets",
            "HudiTargets");
    private static final ObjectMapper JSON = new ObjectMapper();

    private CrawlerRules() {}

    /** Refuses what the service refuses. */
    static void check(ObjectNode crawler) {
        JsonNode targets = crawler.path("Targets");
        require(
                TARGETS.stream().anyMatch(type -> !targets.path(type).isEmpty()),
                "The request must contain at least one target.");
        for (JsonNode target : targets.path("S3Targets")) {
            require(
                    S3Location.parse(target.path("Path").asText()).isPresent(),
                    "The S3 target path is invalid: " + target.path("Path").asText());
        }
        boolean ownDatabase = !crawler.path("DatabaseName").asText().isEmpty();
        require(ownDatabase || !targets.path("CatalogTargets").isEmpty(), "Database name cannot be empty.");
        if (crawler.has("Schedule")) {
            checkSchedule(crawler.path("Schedule").asText());
        }
        checkConfiguration(crawler.path("Configuration").asText());
        boolean newFoldersOnly =
                crawler.path("RecrawlPolicy").path("RecrawlBehavior").asText().equals("CRAWL_NEW_FOLDERS_ONLY");
        JsonNode policy = crawler.path("SchemaChangePolicy");
        require(
                !newFoldersOnly
                        || (policy.path("UpdateBehavior").asText().equals("LOG")
                                && policy.path("DeleteBehavior").asText().equals("LOG")),
                "The SchemaChangePolicy for \"Crawl new folders only\" Amazon S3 target must be set to LOG "
                        + "for UpdateBehavior and DeleteBehavior.");
    }

    static void checkSchedule(String schedule) {
        require(
                schedule.isEmpty() || CronExpression.isValid(schedule),
                "The schedule expression is invalid: " + schedule);
    }

    private static void checkConfiguration(String configuration) {
        if (configuration.isEmpty()) {
            return;
        }
        try {
            require(
                    JSON.readTree(configuration).path("Version").isNumber(),
                    "The crawler configuration must contain a Version.");
        } catch (JsonProcessingException e) {
            throw GlueErrors.invalidInput("The crawler configuration is not valid JSON.");
        }
    }

    /** The crawler as the service keeps it: role by name, schedule as an object, defaults of what was left out. */
    static ObjectNode completed(ObjectNode crawler) {
        crawler.put("Role", roleName(crawler.path("Role").asText()));
        ObjectNode targets = crawler.withObjectProperty("Targets");
        TARGETS.forEach(targets::withArrayProperty);
        targets.path("S3Targets").forEach(target -> ((ObjectNode) target).withArrayProperty("Exclusions"));
        crawler.withArrayProperty("Classifiers");
        fill(crawler.withObjectProperty("SchemaChangePolicy"), "UpdateBehavior", "UPDATE_IN_DATABASE");
        fill(crawler.withObjectProperty("SchemaChangePolicy"), "DeleteBehavior", "DEPRECATE_IN_DATABASE");
        fill(crawler.withObjectProperty("RecrawlPolicy"), "RecrawlBehavior", "CRAWL_EVERYTHING");
        fill(crawler.withObjectProperty("LineageConfiguration"), "CrawlerLineageSettings", "DISABLE");
        if (!crawler.has("LakeFormationConfiguration")) {
            crawler.putObject("LakeFormationConfiguration")
                    .put("UseLakeFormationCredentials", false)
                    .put("AccountId", "");
        }
        if (crawler.path("Schedule").isTextual()) {
            setSchedule(crawler, crawler.path("Schedule").asText());
        }
        return crawler;
    }

    /** Sets the schedule; a blank one clears it. */
    static void setSchedule(ObjectNode crawler, String expression) {
        if (expression.isBlank()) {
            crawler.remove("Schedule");
        } else {
            crawler.putObject("Schedule").put("ScheduleExpression", expression).put("State", "SCHEDULED");
        }
    }

    /** What the API shows of a role: its name, with its path, even if an ARN was sent. */
    private static String roleName(String role) {
        int name = role.indexOf(":role/");
        return name < 0 ? role : role.substring(name + ":role/".length());
    }

    private static void fill(ObjectNode object, String member, String value) {
        if (!object.hasNonNull(member)) {
            object.put(member, value);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw GlueErrors.invalidInput(message);
        }
    }
}
