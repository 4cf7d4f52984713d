package dev.weir.local.glue.crawlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.glue.api.Names;
import dev.weir.local.glue.api.Roles;
import dev.weir.local.glue.api.Tags;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The operations on crawlers, apart from their crawls. */
final class CrawlerDefinitions {
    private static final int PAGE = 1000;

    private final CrawlerStore store;
    private final Tags tags;
    private final Roles roles;
    private final InstantSource clock;
    private final Consumer<String> notices;

    CrawlerDefinitions(CrawlerStore store, Tags tags, Roles roles, InstantSource clock, Consumer<String> notices) {
        this.store = store;
        this.tags = tags;
        this.roles = roles;
        this.clock = clock;
        this.notices = notices;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateCrawler", this::create)
                .on("GetCrawler", this::get)
                .on("GetCrawlers", this::list)
                .on("BatchGetCrawlers", this::getMany)
                .on("ListCrawlers", this::listNames)
                .on("UpdateCrawler", this::update)
                .on("DeleteCrawler", this::delete)
                .on("UpdateCrawlerSchedule", this::updateSchedule)
                .on("StartCrawlerSchedule", this::startSchedule)
                .on("StopCrawlerSchedule", this::stopSchedule);
    }

    private ObjectNode create(ObjectNode input, Caller caller) {
        String name = input.path("Name").asText();
        if (store.find(caller, name).isPresent()) {
            throw GlueErrors.alreadyExists("Crawler with name " + name + " already exists");
        }
        CrawlerRules.check(input);
        tags.check(input.path("Tags"));
        roles.check(input.path("Role").asText(), caller);
        double now = Trees.seconds(clock.instant());
        ObjectNode crawler = input.deepCopy();
        crawler.remove("Tags");
        store.put(
                caller,
                CrawlerRules.completed(crawler)
                        .put(CrawlerStore.STATE, CrawlerStore.READY)
                        .put("CreationTime", now)
                        .put("LastUpdated", now)
                        .put("Version", 1));
        tags.put(Names.arn(caller, "crawler", name), input.path("Tags"));
        explain(input);
        return Trees.object();
    }

    /** What is kept of a crawler as AWS keeps it, and does nothing here. */
    private void explain(ObjectNode input) {
        String crawler = "glue: crawler " + input.path("Name").asText();
        if (!input.path("Schedule").asText("").isEmpty()) {
            notices.accept(
                    crawler + ": the embedded AWS keeps its schedule and never runs it; start the crawler yourself");
        }
        for (Map.Entry<String, JsonNode> targets : input.path("Targets").properties()) {
            if (!targets.getKey().equals("S3Targets") && !targets.getValue().isEmpty()) {
                notices.accept(crawler + ": its " + targets.getKey()
                        + " are kept, and a crawl of them fails: the embedded AWS crawls S3 only");
            }
        }
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        answer.set("Crawler", shown(store.crawler(caller, input.path("Name").asText())));
        return answer;
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        return Page.of(store.crawlers(caller).stream().map(this::shown).toList(), input, PAGE, GlueErrors.INVALID_INPUT)
                .answer("Crawlers");
    }

    private ObjectNode getMany(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        ArrayNode found = answer.putArray("Crawlers");
        ArrayNode missing = answer.putArray("CrawlersNotFound");
        for (JsonNode name : input.path("CrawlerNames")) {
            store.find(caller, name.asText())
                    .ifPresentOrElse(crawler -> found.add(shown(crawler)), () -> missing.add(name));
        }
        return answer;
    }

    private ObjectNode listNames(ObjectNode input, Caller caller) {
        Map<String, String> wanted = Trees.map(input.path("Tags"));
        List<JsonNode> names = store.crawlers(caller).stream()
                .map(crawler -> crawler.path("Name"))
                .filter(name -> tags.of(Names.arn(caller, "crawler", name.asText()))
                        .entrySet()
                        .containsAll(wanted.entrySet()))
                .toList();
        return Page.of(names, input, PAGE, GlueErrors.INVALID_INPUT).answer("CrawlerNames");
    }

    private ObjectNode update(ObjectNode input, Caller caller) {
        ObjectNode crawler = ready(input.path("Name").asText(), caller);
        ObjectNode merged = crawler.deepCopy();
        merged.remove("Schedule");
        merged.setAll(input);
        CrawlerRules.check(merged);
        if (input.has("Role")) {
            roles.check(input.path("Role").asText(), caller);
        }
        if (!input.has("Schedule")) {
            Trees.copy(crawler, merged, "Schedule");
        }
        store.put(
                caller,
                CrawlerRules.completed(merged)
                        .put("LastUpdated", Trees.seconds(clock.instant()))
                        .put("Version", crawler.path("Version").asLong() + 1));
        explain(input);
        return Trees.object();
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        String name = input.path("Name").asText();
        ready(name, caller);
        store.delete(caller, name);
        tags.remove(Names.arn(caller, "crawler", name));
        return Trees.object();
    }

    private ObjectNode updateSchedule(ObjectNode input, Caller caller) {
        ObjectNode crawler = store.crawler(caller, input.path("CrawlerName").asText());
        String expression = input.path("Schedule").asText();
        CrawlerRules.checkSchedule(expression);
        CrawlerRules.setSchedule(crawler, expression);
        store.put(caller, crawler);
        return Trees.object();
    }

    private ObjectNode startSchedule(ObjectNode input, Caller caller) {
        return turnSchedule(input, caller, "SCHEDULED", "SchedulerRunningException", "is already running");
    }

    private ObjectNode stopSchedule(ObjectNode input, Caller caller) {
        return turnSchedule(input, caller, "NOT_SCHEDULED", "SchedulerNotRunningException", "is not running");
    }

    private ObjectNode turnSchedule(ObjectNode input, Caller caller, String state, String code, String problem) {
        String name = input.path("CrawlerName").asText();
        ObjectNode crawler = store.crawler(caller, name);
        if (!crawler.has("Schedule")) {
            throw new AwsException("NoScheduleException", "Crawler with name " + name + " has no schedule");
        }
        if (crawler.path("Schedule").path("State").asText().equals(state)) {
            throw new AwsException(code, "The schedule of crawler with name " + name + " " + problem);
        }
        crawler.withObjectProperty("Schedule").put("State", state);
        store.put(caller, crawler);
        return Trees.object();
    }

    private ObjectNode ready(String name, Caller caller) {
        ObjectNode crawler = store.crawler(caller, name);
        if (!crawler.path(CrawlerStore.STATE).asText().equals(CrawlerStore.READY)) {
            throw new AwsException("CrawlerRunningException", "Crawler with name " + name + " is currently running");
        }
        return crawler;
    }

    private ObjectNode shown(ObjectNode crawler) {
        long elapsed = crawler.has(CrawlerStore.STARTED)
                ? clock.millis() - crawler.path(CrawlerStore.STARTED).asLong()
                : 0;
        List<String> hidden = new ArrayList<>();
        crawler.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("_")) {
                hidden.add(name);
            }
        });
        return crawler.<ObjectNode>without(hidden).put("CrawlElapsedTime", elapsed);
    }
}
