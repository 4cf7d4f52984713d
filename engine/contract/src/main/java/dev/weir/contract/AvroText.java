package dev.weir.contract;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Reads the text of an Avro definition; its JSON is read first, which bounds its depth. */
final class AvroText {
    /** Fewer characters hold no chain of types that a small stack could not follow. */
    private static final int LONG = 10_000;
    /** For the longest chain that fits a definition; memory is taken as it is used. */
    private static final long STACK = 256L << 20;

    private AvroText() {}

    static Schema read(String text) {
        JsonText.read(text);
        return text.length() < LONG ? parse(text) : parseOnLargeStack(text);
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
