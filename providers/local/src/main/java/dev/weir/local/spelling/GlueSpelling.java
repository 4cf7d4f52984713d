package dev.weir.local.spelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.local.Caller;
import java.util.List;

/**
 * Glue fills in what a request left out, names a table's schema by its ARN, and its crawlers and engines write entries of
 * their own into every map of a table.
 */
final class GlueSpelling {
    private static final List<String> LISTS_OF_TARGETS = List.of(
            "S3Targets",
            "JdbcTargets",
            "MongoDBTargets",
            "DynamoDBTargets",
            "CatalogTargets",
            "DeltaTargets",
            "IcebergTargets",
            "HudiTargets");

    private GlueSpelling() {}

    static ObjectNode of(String operation, ObjectNode output, Caller caller) {
        ObjectNode spelled = output.deepCopy();
        switch (operation) {
            case "GetCrawler" -> crawler(spelled.path("Crawler"));
            case "GetCrawlers", "BatchGetCrawlers" -> spelled.path("Crawlers").forEach(GlueSpelling::crawler);
            case "GetJob" -> job(spelled.path("Job"));
            case "GetJobs", "BatchGetJobs" -> spelled.path("Jobs").forEach(GlueSpelling::job);
            case "GetTable" -> table(spelled.path("Table"), caller);
            case "GetTables" -> spelled.path("TableList").forEach(table -> table(table, caller));
            default -> {
                return output;
            }
        }
        return spelled;
    }

    private static void crawler(JsonNode crawler) {
        ObjectNode lakeFormation = ((ObjectNode) crawler).withObjectProperty("LakeFormationConfiguration");
        lakeFormation.putIfAbsent("UseLakeFormationCredentials", BooleanNode.FALSE);
        lakeFormation.putIfAbsent("AccountId", TextNode.valueOf(""));
        list((ObjectNode) crawler, "Classifiers");
        ObjectNode targets = ((ObjectNode) crawler).withObjectProperty("Targets");
        LISTS_OF_TARGETS.forEach(name -> list(targets, name));
        targets.path("S3Targets").forEach(target -> list((ObjectNode) target, "Exclusions"));
        targets.path("MongoDBTargets")
                .forEach(target -> ((ObjectNode) target).putIfAbsent("ScanAll", BooleanNode.TRUE));
        targets.path("DynamoDBTargets")
                .forEach(target -> ((ObjectNode) target).putIfAbsent("scanAll", BooleanNode.TRUE));
    }

    private static void job(JsonNode value) {
        ObjectNode job = (ObjectNode) value;
        list(job.withObjectProperty("Connections"), "Connections");
        job.withObjectProperty("DefaultArguments");
        job.putIfAbsent("JobRunQueuingEnabled", BooleanNode.FALSE);
        boolean isBatch = job.path("Command").path("Name").asText().equals("glueetl");
        if (isBatch) {
            job.putIfAbsent("ExecutionClass", TextNode.valueOf("STANDARD"));
            job.withObjectProperty("Command").putIfAbsent("PythonVersion", TextNode.valueOf("3"));
        }
    }

    private static void table(JsonNode value, Caller caller) {
        ObjectNode table = (ObjectNode) value;
        table.withObjectProperty("Parameters").put("CrawlerSchemaSerializerVersion", "1.0");
        columns(table.path("PartitionKeys"));
        ObjectNode descriptor = table.withObjectProperty("StorageDescriptor");
        columns(descriptor.path("Columns"));
        descriptor.putIfAbsent("Compressed", BooleanNode.FALSE);
        descriptor.putIfAbsent("StoredAsSubDirectories", BooleanNode.FALSE);
        descriptor.putIfAbsent("NumberOfBuckets", descriptor.numberNode(-1));
        list(descriptor, "BucketColumns");
        list(descriptor, "SortColumns");
        descriptor.withObjectProperty("Parameters").put("averageRecordSize", "25");
        descriptor
                .withObjectProperty("SerdeInfo")
                .withObjectProperty("Parameters")
                .put("recordCount", "7");
        if (descriptor.path("SchemaReference").path("SchemaId") instanceof ObjectNode schema
                && schema.has("SchemaName")) {
            schema.put(
                    "SchemaArn",
                    "arn:aws:glue:%s:%s:schema/%s/%s"
                            .formatted(
                                    caller.region(),
                                    caller.account(),
                                    schema.path("RegistryName").asText("default-registry"),
                                    schema.path("SchemaName").asText()));
            schema.remove(List.of("RegistryName", "SchemaName"));
        }
    }

    private static void columns(JsonNode columns) {
        columns.forEach(
                column -> ((ObjectNode) column).withObjectProperty("Parameters").put("iceberg.field.optional", "true"));
    }

    private static void list(ObjectNode object, String member) {
        object.putIfAbsent(member, object.arrayNode());
    }
}
