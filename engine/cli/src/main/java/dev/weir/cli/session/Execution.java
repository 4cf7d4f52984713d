package dev.weir.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** One run of a job or a crawler at the endpoint. */
public abstract sealed class Execution {
    private static final long FIRST_POLL_MILLIS = 100;
    private static final long LONGEST_POLL_MILLIS = 5_000;

    final Cloud cloud;
    final String name;

    private Execution(Cloud cloud, String name) {
        this.cloud = cloud;
        this.name = name;
    }

    public static Execution ofJob(Cloud cloud, String name) {
        return new JobRun(cloud, name);
    }

    public static Execution ofCrawler(Cloud cloud, String name) {
        return new Crawl(cloud, name);
    }

    /**
     * Where it stands.
     *
     * @param state the service's own word
     * @param details the service's own description
     */
    public record Status(String state, boolean ended, boolean failed, JsonNode message, JsonNode details) {}

    public abstract void start();

    public abstract Status status();

    /** Waits for the end, or for Ctrl-C. */
    public Status follow(Context context, GlobalOptions options) {
        Consumer<String> progress = Progress.on(context.console(), options);
        Status status = status();
        String shown = "";
        long pause = FIRST_POLL_MILLIS;
        while (!status.ended() && !context.interrupted().getAsBoolean()) {
            if (!status.state().equals(shown)) {
                shown = status.state();
                progress.accept(name + ": " + shown);
            }
            sleep(pause);
            pause = Math.min(LONGEST_POLL_MILLIS, pause * 3 / 2);
            status = status();
        }
        return status;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    final ObjectNode call(String operation, ObjectNode input) {
        return cloud.provider().calls().call(operation, input);
    }

    static ObjectNode input() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static final class JobRun extends Execution {
        private static final List<String> ENDED =
                List.of("SUCCEEDED", "STOPPED", "FAILED", "TIMEOUT", "ERROR", "EXPIRED");

        private String run = "";

        JobRun(Cloud cloud, String name) {
            super(cloud, name);
        }

        @Override
        public void start() {
            run = call("glue:StartJobRun", input().put("JobName", name))
                    .path("JobRunId")
                    .asText();
        }

        @Override
        public Status status() {
            JsonNode details = call(
                            "glue:GetJobRun", input().put("JobName", name).put("RunId", run))
                    .path("JobRun");
            String state = details.path("JobRunState").asText();
            boolean ended = ENDED.contains(state);
            boolean failed = ended && !state.equals("SUCCEEDED") && !state.equals("STOPPED");
            return new Status(state, ended, failed, details.path("ErrorMessage"), details);
        }
    }

    private static final class Crawl extends Execution {
        Crawl(Cloud cloud, String name) {
            super(cloud, name);
        }

        @Override
        public void start() {
            call("glue:StartCrawler", input().put("Name", name));
        }

        @Override
        public Status status() {
            JsonNode details =
                    call("glue:GetCrawler", input().put("Name", name)).path("Crawler");
            String state = details.path("State").asText();
            boolean ended = state.equals("READY");
            JsonNode last = details.path("LastCrawl");
            return new Status(
                    ended ? last.path("Status").asText("READY") : state,
                    ended,
                    ended && last.path("Status").asText().equals("FAILED"),
                    last.path("ErrorMessage"),
                    details);
        }
    }
}
