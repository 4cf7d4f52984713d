package dev.weir.contract;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Reads the text of an Avro definition; its JSON is read first, which bounds its depth. */
final class AvroText {
    /** A chain of fewer types is one that any stack can follow. */
    private static final int LONG = 500;

    private static final Set<String> HOLDERS = Set.of("items", "values");

    /** For the longest chain that fits a definition; memory is taken as it is used. */
    private static final long STACK = 256L << 20;

    private AvroText() {}

    static Schema read(String text) {
        return longestChain(text) < LONG ? parse(text) : parseOnLargeStack(text);
    }

    /** At most: each type that holds others has a list in the text, of its fields or branches, or has items or values. */
    private static int longestChain(String text) {
        var holders = new AtomicInteger();
        JsonText.scan(text, parser -> {
            if (mayHold(parser)) {
                holders.incrementAndGet();
            }
        });
        return holders.get();
    }

    private static boolean mayHold(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_ARRAY -> true;
            case FIELD_NAME -> HOLDERS.contains(name(parser));
            default -> false;
        };
    }

    private static String name(JsonParser parser) {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema parse(String text) {
        try {
            Schema schema = new Schema.Parser().parse(text);
            AvroDepth.require(schema);
            return schema;
        } catch (AvroRuntimeException
                | IllegalArgumentException
                | NullPointerException
                | UnsupportedOperationException e) {
            throw new SchemaException("Not a valid Avro schema: " + e.getMessage(), e);
        }
    }

    /** Avro's parser follows references by recursion, and only what it has parsed shows how deep they lead. */
    private static Schema parseOnLargeStack(String text) {
        var task = new FutureTask<>(() -> parse(text));
        var thread = new Thread(null, task, "avro-parser", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaException("Interrupted while reading an Avro schema.", e);
        }
    }
}
