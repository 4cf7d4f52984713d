package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.Found;
import dev.weir.aws.kind.Trees;
import dev.weir.aws.rule.Mistakes;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The kind {@code crawlers}. Changes wait until a crawler that runs is ready again. */
public final class Crawlers extends GlueKind {
    private static final ReadsByName READS = new ReadsByName(
            new ReadsByName.One("glue:GetCrawler", "Name", "Crawler"),
            new ReadsByName.Many("glue:BatchGetCrawlers", "CrawlerNames", "Crawlers"));

    private static final String LAKE_FORMATION = "lakeFormationConfiguration";

    /** Texts that an update clears by sending them empty. */
    private static final List<String> CLEARED_BY_EMPTY_TEXT =
            List.of("description", "schedule", "tablePrefix", "configuration", "crawlerSecurityConfiguration");

    public Crawlers(Aws aws) {
        super(aws, "glue/crawlers", "crawler");
    }

    @Override
    protected List<Found> find(Collection<Identity> identities) {
        return READS.read(identities, this::ifPresent, calls()).stream()
                .map(this::found)
                .toList();
    }

    private Found found(JsonNode crawler) {
        ObjectNode output = input();
        output.set("Crawler", crawler);
        ObjectNode camel =
                (ObjectNode) AwsCalls.properties("glue:GetCrawler", output).path("crawler");
        String schedule = camel.path("schedule").path("scheduleExpression").asText("");
        camel.set("database", camel.path("databaseName"));
        camel.put("schedule", schedule);
        if (camel.path("targets") instanceof ObjectNode targets) {
            targets.forEach(Crawlers::tidy);
            Trees.dropDefaults(targets);
        }
        if (camel.path("lakeFormationConfiguration") instanceof ObjectNode lakeFormation) {
            Trees.dropDefaults(lakeFormation);
        }
        Collection<String> names = new TreeSet<>();
        schema().document().path("properties").fieldNames().forEachRemaining(names::add);
        return new Found(identity(crawler.path("Name").asText()), Trees.pick(camel, names), input());
    }

    private static void tidy(JsonNode targets) {
        targets.forEach(target -> {
            if (target instanceof ObjectNode object) {
                object.properties().removeIf(entry -> Trees.isBlank(entry.getValue()));
            }
        });
    }

    @Override
    protected List<Identity> all() {
        return calls().all("glue:ListCrawlers", input(), "NextToken", "CrawlerNames").stream()
                .map(name -> identity(name.asText()))
                .toList();
    }

    @Override
    protected void rules(ObjectNode desired, Mistakes mistakes) {
        if (!desired.path("recrawlPolicy").path("recrawlBehavior").asText().equals("CRAWL_NEW_FOLDERS_ONLY")) {
            return;
        }
        for (String behavior : List.of("updateBehavior", "deleteBehavior")) {
            JsonNode value = desired.path("schemaChangePolicy").path(behavior);
            if (value.isTextual() && !value.asText().equals("LOG")) {
                mistakes.error(
                        "/schemaChangePolicy/" + behavior,
                        "A crawler of new folders only logs what has changed",
                        "CRAWL_NEW_FOLDERS_ONLY needs LOG here, not %s. Set updateBehavior and deleteBehavior to LOG, or crawl everything."
                                .formatted(value.asText()));
            }
        }
    }

    @Override
    protected ObjectNode comparable(Draft draft, Live live) {
        ObjectNode compared = live.properties().deepCopy();
        RoleNames.align(compared, draft);
        return compared;
    }

    @Override
    protected void create(Draft draft) {
        draft.step("glue:CreateCrawler", tagged(AwsCalls.spell("glue:CreateCrawler", crawler(draft.desired())), draft));
    }

    private static ObjectNode crawler(ObjectNode properties) {
        ObjectNode crawler = properties.deepCopy();
        crawler.remove("tags");
        JsonNode database = crawler.remove("database");
        if (database != null) {
            crawler.set("databaseName", database);
        }
        if (crawler.path("configuration").isObject()) {
            crawler.put("configuration", Trees.print(crawler.path("configuration")));
        }
        return crawler;
    }

    @Override
    protected void update(Draft draft) {
        updateTags(draft);
        if (differsInTagsAlone(draft)) {
            return;
        }
        ObjectNode crawler = crawler(draft.desired());
        ObjectNode live = draft.live().properties();
        CLEARED_BY_EMPTY_TEXT.stream()
                .filter(text -> live.has(text) && !crawler.has(text))
                .forEach(text -> crawler.put(text, ""));
        if (live.has("database") && !crawler.has("databaseName")) {
            crawler.put("databaseName", "");
        }
        if (live.has("classifiers") && !crawler.has("classifiers")) {
            crawler.putArray("classifiers");
        }
        if (live.has(LAKE_FORMATION) && !crawler.has(LAKE_FORMATION)) {
            crawler.putObject(LAKE_FORMATION);
        }
        if (crawler.path(LAKE_FORMATION) instanceof ObjectNode lakeFormation) {
            lakeFormation.putIfAbsent("useLakeFormationCredentials", BooleanNode.FALSE);
            lakeFormation.putIfAbsent("accountId", TextNode.valueOf(""));
        }
        draft.step("glue:UpdateCrawler", AwsCalls.spell("glue:UpdateCrawler", crawler));
    }

    @Override
    protected void delete(Draft draft) {
        draft.deletionStep(
                "glue:DeleteCrawler", input().put("Name", draft.identity().name()));
    }
}
