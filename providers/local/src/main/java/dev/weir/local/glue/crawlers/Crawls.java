package dev.weir.local.glue.crawlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The operations on crawls, and the threads that carry them out. */
final class Crawls implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final int REMEMBERED = 50;
    private static final int PAGE = 1000;

    private final CrawlerStore store;
    private final Crawl crawl;
    private final InstantSource clock;
    private final Operations operations;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    /** A crawl under way. */
    private static final class Running {
        private volatile boolean stopping;
        private Thread thread;
    }

    /**
     * Crawls of the crawlers in a store.
     *
     * @param operations where the operations are added; while it is held, no other operation changes a crawler
     */
    Crawls(CrawlerStore store, Crawl crawl, InstantSource clock, Operations operations) {
        this.store = store;
        this.operations = operations;
        this.crawl = crawl;
        this.clock = clock;
        store.busy().forEach(this::giveUp);
        operations
                .onAtOnce("StartCrawler", this::start)
                .onAtOnce("StopCrawler", this::stop)
                .onAtOnce("GetCrawlerMetrics", this::metrics)
                .onAtOnce("ListCrawls", this::list);
    }

    private ObjectNode start(ObjectNode input, Caller caller) {
        String name = input.path("Name").asText();
        ObjectNode crawler = store.crawler(caller, name);
        if (!crawler.path(CrawlerStore.STATE).asText().equals(CrawlerStore.READY)) {
            throw new AwsException("CrawlerRunningException", "Crawler with name " + name + " has already started");
        }
        crawler.put(CrawlerStore.STATE, CrawlerStore.RUNNING).put(CrawlerStore.STARTED, clock.millis());
        store.put(caller, crawler);
        Running fresh = new Running();
        fresh.thread = Thread.ofPlatform()
                .daemon()
                .name("crawl " + name)
                .unstarted(() -> carryOut(crawler.deepCopy(), fresh, caller));
        running.put(key(name, caller), fresh);
        fresh.thread.start();
        return Trees.object();
    }

    private ObjectNode stop(ObjectNode input, Caller caller) {
        String name = input.path("Name").asText();
        ObjectNode crawler = store.crawler(caller, name);
        switch (crawler.path(CrawlerStore.STATE).asText()) {
            case CrawlerStore.READY ->
                throw new AwsException("CrawlerNotRunningException", "Crawler with name " + name + " isn't running");
            case CrawlerStore.STOPPING ->
                throw new AwsException("CrawlerStoppingException", "Crawler with name " + name + " is stopping");
            default -> store.put(caller, crawler.put(CrawlerStore.STATE, CrawlerStore.STOPPING));
        }
        running.get(key(name, caller)).stopping = true;
        return Trees.object();
    }

    private ObjectNode metrics(ObjectNode input, Caller caller) {
        List<String> wanted = Trees.texts(input.path("CrawlerNameList"));
        List<ObjectNode> metrics = store.crawlers(caller).stream()
                .filter(crawler ->
                        wanted.isEmpty() || wanted.contains(crawler.path("Name").asText()))
                .map(Crawls::metrics)
                .toList();
        return Page.of(metrics, input, PAGE, GlueErrors.INVALID_INPUT).answer("CrawlerMetricsList");
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        JsonNode crawls =
                store.crawler(caller, input.path("CrawlerName").asText()).path(CrawlerStore.CRAWLS);
        List<JsonNode> newestFirst = new ArrayList<>();
        crawls.forEach(newestFirst::add);
        return Page.of(newestFirst.reversed(), input, 20, GlueErrors.INVALID_INPUT)
                .answer("Crawls");
    }

    boolean isWorking() {
        return !running.isEmpty();
    }

    /** Asks all crawls to stop and waits a little for them. */
    @Override
    public void close() {
        List<Running> left = List.copyOf(running.values());
        left.forEach(crawling -> crawling.stopping = true);
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        for (Running crawling : left) {
            Duration rest = Duration.ofNanos(deadline - System.nanoTime());
            try {
                if (rest.isPositive()) {
                    crawling.thread.join(rest);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void carryOut(ObjectNode crawler, Running self, Caller caller) {
        CrawlReport report = crawl.carryOut(crawler, () -> self.stopping, caller);
        String name = crawler.path("Name").asText();
        synchronized (operations) {
            store.find(caller, name).ifPresent(now -> {
                record(now, report);
                store.ended(now);
            });
            running.remove(key(name, caller));
        }
    }

    private void giveUp(ObjectNode crawler) {
        record(crawler, CrawlReport.failed("The embedded AWS stopped while the crawler was running."));
        store.ended(crawler);
    }

    private void record(ObjectNode crawler, CrawlReport report) {
        long started = crawler.path(CrawlerStore.STARTED).asLong();
        long now = clock.millis();
        String id = UUID.randomUUID().toString();
        ObjectNode last = crawler.putObject("LastCrawl")
                .put("Status", report.status())
                .put("LogGroup", "/aws-glue/crawlers")
                .put("LogStream", crawler.path("Name").asText())
                .put("MessagePrefix", id)
                .put("StartTime", started / 1000.0);
        report.error().ifPresent(error -> last.put("ErrorMessage", error));
        ArrayNode crawls = crawler.withArrayProperty(CrawlerStore.CRAWLS);
        crawls.add(report.summarized(id, started, now));
        if (crawls.size() > REMEMBERED) {
            crawls.remove(0);
        }
        report.addTo(crawler.withObjectProperty(CrawlerStore.TOTALS), now - started);
        crawler.put(CrawlerStore.STATE, CrawlerStore.READY).remove(CrawlerStore.STARTED);
    }

    private static ObjectNode metrics(ObjectNode crawler) {
        JsonNode totals = crawler.path(CrawlerStore.TOTALS);
        double[] seconds = crawler.path(CrawlerStore.CRAWLS)
                .valueStream()
                .mapToDouble(past ->
                        past.path("EndTime").asDouble() - past.path("StartTime").asDouble())
                .sorted()
                .toArray();
        return Trees.object()
                .put("CrawlerName", crawler.path("Name").asText())
                .put("TimeLeftSeconds", 0.0)
                .put("StillEstimating", false)
                .put("LastRuntimeSeconds", totals.path("LastRuntimeSeconds").asDouble())
                .put("MedianRuntimeSeconds", seconds.length == 0 ? 0 : seconds[seconds.length / 2])
                .put("TablesCreated", totals.path("TablesCreated").asInt())
                .put("TablesUpdated", totals.path("TablesUpdated").asInt())
                .put("TablesDeleted", totals.path("TablesDeleted").asInt());
    }

    private static String key(String name, Caller caller) {
        return caller.account() + "/" + caller.region() + "/" + name;
    }
}
