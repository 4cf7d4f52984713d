package dev.weir.local.glue.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.operation.Trees;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a job may look like, and what the service fills in. */
final class JobRules {
    private static final String PYTHON_SHELL = "pythonshell";
    private static final String STREAMING = "gluestreaming";
    private static final Set<String> COMMANDS = Set.of("glueetl", STREAMING, PYTHON_SHELL, "glueray");
    private static final List<String> GLUE_VERSIONS = List.of("0.9", "1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "6.0");
    private static final String NEWEST_GLUE = "5.1";
    private static final int EIGHT_HOURS = 480;
    private static final int TWO_DAYS = 2880;
    private static final int SEVEN_DAYS = 10_080;
    private static final double SMALLEST_SHELL = 0.0625;

    /** The data processing units of a worker, by its type. */
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("Standard", 1.0),
            Map.entry("G.025X", 0.25),
            Map.entry("G.1X", 1.0),
            Map.entry("G.2X", 2.0),
            Map.entry("G.4X", 4.0),
            Map.entry("G.8X", 8.0),
            Map.entry("G.12X", 12.0),
            Map.entry("G.16X", 16.0),
            Map.entry("R.1X", 1.0),
            Map.entry("R.2X", 2.0),
            Map.entry("R.4X", 4.0),
            Map.entry("R.8X", 8.0),
            Map.entry("Z.2X", 2.0));

    private JobRules() {}

    /** Refuses what the service refuses. */
    static void check(JsonNode job) {
        JsonNode command = job.path("Command");
        require(job.hasNonNull("Role"), "Role can't be null or empty.");
        require(!command.isMissingNode(), "Command can't be null.");
        require(
                COMMANDS.contains(command.path("Name").asText()),
                "Command name must be one of glueetl, gluestreaming, pythonshell or glueray.");
        require(
                !command.path("ScriptLocation").asText().isEmpty(),
                "ScriptLocation in the job command can't be null or empty.");
        require(
                GLUE_VERSIONS.contains(job.path("GlueVersion").asText(NEWEST_GLUE)),
                "Glue version " + job.path("GlueVersion").asText() + " is not supported.");
        int retries = job.path("MaxRetries").asInt();
        require(retries >= 0 && retries <= 10, "MaxRetries must be between 0 and 10.");
        int concurrent = job.path("ExecutionProperty").path("MaxConcurrentRuns").asInt(1);
        require(concurrent >= 1, "MaxConcurrentRuns must be at least 1.");
        String name = command.path("Name").asText();
        int timeout = job.path("Timeout").asInt(1);
        require(timeout < SEVEN_DAYS, "Timeout must be less than 7 days or 10080 minutes.");
        require(timeout > 0 || name.equals(STREAMING), "Timeout must be greater than or equal to 1.");
        require(
                !job.path("ExecutionClass").asText().equals("FLEX") || name.equals("glueetl"),
                "ExecutionClass FLEX is only supported for the command glueetl.");
        checkCapacity(job);
    }

    /** Refuses a run's or a job's capacity that is said twice, or half. */
    static void checkCapacity(JsonNode job) {
        boolean workers = job.has("WorkerType") || job.has("NumberOfWorkers");
        require(
                !job.has("MaxCapacity") || !job.has("AllocatedCapacity"),
                "Please set only Allocated Capacity or Max Capacity.");
        require(
                !workers || !(job.has("MaxCapacity") || job.has("AllocatedCapacity")),
                "Please do not set Max Capacity if using Worker Type and Number of Workers.");
        require(
                job.has("WorkerType") == job.has("NumberOfWorkers"),
                "Worker Type and Number of Workers must be set together.");
        require(
                !job.has("NumberOfWorkers") || job.path("NumberOfWorkers").asInt() >= 1,
                "Number of workers must be positive.");
        if (job.path("Command").path("Name").asText().equals(PYTHON_SHELL)) {
            double capacity = job.path("MaxCapacity").asDouble(SMALLEST_SHELL);
            require(!workers, "Worker Type is not supported for Job Command pythonshell and Glue Version.");
            require(
                    capacity == SMALLEST_SHELL || capacity == 1,
                    "Max capacity of a Python shell job must be 0.0625 or 1.");
        }
    }

    /** The job as the service keeps it: with the defaults of what was left out. */
    static ObjectNode completed(ObjectNode job) {
        String command = job.path("Command").path("Name").asText();
        fill(job, "JobMode", "SCRIPT");
        fill(job, "MaxRetries", 0);
        job.withObjectProperty("ExecutionProperty");
        fill((ObjectNode) job.path("ExecutionProperty"), "MaxConcurrentRuns", 1);
        if (!command.equals(PYTHON_SHELL)) {
            fill(job, "GlueVersion", NEWEST_GLUE);
        }
        if (!command.equals(STREAMING)) {
            boolean isNew = isAtLeast(job, "5.0") && !command.equals(PYTHON_SHELL);
            fill(job, "Timeout", isNew ? EIGHT_HOURS : TWO_DAYS);
        }
        completeCapacity(job, command);
        return job;
    }

    private static void completeCapacity(ObjectNode job, String command) {
        if (command.equals(PYTHON_SHELL)) {
            job.put("MaxCapacity", job.path("MaxCapacity").asDouble(SMALLEST_SHELL));
            job.put("AllocatedCapacity", (int) job.path("MaxCapacity").asDouble());
            return;
        }
        double capacity =
                job.path("MaxCapacity").asDouble(job.path("AllocatedCapacity").asDouble(10));
        if (!job.has("WorkerType") && isAtLeast(job, "2.0")) {
            job.put("WorkerType", "G.1X").put("NumberOfWorkers", (int) capacity);
        }
        if (job.has("WorkerType")) {
            capacity = UNITS.getOrDefault(job.path("WorkerType").asText(), 1.0)
                    * job.path("NumberOfWorkers").asInt();
        }
        job.put("MaxCapacity", capacity).put("AllocatedCapacity", (int) capacity);
    }

    private static boolean isAtLeast(ObjectNode job, String version) {
        return GLUE_VERSIONS.indexOf(job.path("GlueVersion").asText()) >= GLUE_VERSIONS.indexOf(version);
    }

    private static void fill(ObjectNode job, String member, String value) {
        if (!job.hasNonNull(member)) {
            job.put(member, value);
        }
    }

    private static void fill(ObjectNode job, String member, int value) {
        if (!job.hasNonNull(member)) {
            job.put(member, value);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw GlueErrors.invalidInput(message);
        }
    }

    /** The arguments a run really gets: the job's, overridden by the run's, except where the job forbids it. */
    static ObjectNode arguments(ObjectNode job, JsonNode ofRun) {
        ObjectNode arguments = Trees.object();
        for (JsonNode layer : List.of(job.path("DefaultArguments"), ofRun, job.path("NonOverridableArguments"))) {
            arguments.setAll(Trees.object(Trees.map(layer)));
        }
        return arguments;
    }
}
