package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.rule.Mistakes;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Glue refuses in a job whatever its script does. */
final class JobRules {
    static final String TIMEOUT = "timeout";
    private static final String CLASS = "executionClass";
    private static final String CAPACITY = "maxCapacity";
    private static final Set<String> SPARK = Set.of("glueetl", "gluestreaming");
    private static final Pattern MAJOR = Pattern.compile("^(\\d{1,4})\\.");

    private JobRules() {}

    static void check(ObjectNode job, Mistakes mistakes) {
        String command = command(job);
        checkTimeout(job, command, mistakes);
        if (job.path(CLASS).asText().equals("FLEX") && !command.isEmpty() && !command.equals("glueetl")) {
            mistakes.error(
                    "/" + CLASS,
                    "Only batch jobs run on spare capacity",
                    "FLEX is for jobs with the command glueetl; this one has " + command + ". Remove executionClass.");
        }
        boolean hasWorkers = job.has("workerType") || job.has("numberOfWorkers");
        if (job.has(CAPACITY) && !hasWorkers && SPARK.contains(command) && takesWorkers(job.path("glueVersion"))) {
            mistakes.warning(
                    "/" + CAPACITY,
                    "This job takes workers instead of a capacity",
                    "maxCapacity is for Glue 1.0 and older and for Python shell jobs; Glue 2.0 and newer turns it into"
                            + " workers. Declare workerType and numberOfWorkers.");
        }
    }

    private static void checkTimeout(ObjectNode job, String command, Mistakes mistakes) {
        JsonNode timeout = job.path(TIMEOUT);
        if (!timeout.isNumber()) {
            return;
        }
        if (timeout.asLong() == 0 && !command.isEmpty() && !isStreaming(job)) {
            mistakes.error(
                    "/" + TIMEOUT,
                    "A batch job has a time limit",
                    "Only a streaming job can run without a limit (0). Set a timeout of 1 to 10,079 minutes.");
        }
    }

    /** Whether a job runs until it is stopped. */
    static boolean isStreaming(JsonNode job) {
        return command(job).equals("gluestreaming");
    }

    private static String command(JsonNode job) {
        return job.has(Pipelines.PROPERTY)
                ? "gluestreaming"
                : job.path("command").path("name").asText();
    }

    /** Spark jobs without a version are pinned to a newer one. */
    private static boolean takesWorkers(JsonNode version) {
        Matcher major = MAJOR.matcher(version.asText());
        return version.isMissingNode() || (major.find() && Integer.parseInt(major.group(1)) >= 2);
    }
}
