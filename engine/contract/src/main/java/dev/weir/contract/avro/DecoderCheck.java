package dev.weir.contract.avro;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/**
 * What Avro's decoder would do with each part of the writer's data. It is stricter than Avro's compatibility check, which
 * compares names without their namespaces: the decoder wants the whole name inside unions, and of enums and fixed types.
 */
final class DecoderCheck {
    private final Set<Resolver.Action> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Failure> failures = new ArrayList<>();

    /**
     * A part that the decoder cannot read.
     *
     * @param path into the reader's schema
     */
    record Failure(Place path, Schema writer, Schema reader, String reason) {}

    private DecoderCheck() {}

    static List<Failure> failures(Schema writer, Schema reader) {
        var check = new DecoderCheck();
        check.visit(Resolver.resolve(writer, reader), Place.ROOT);
        return check.failures;
    }

    private void visit(Resolver.Action action, Place path) {
        if (!seen.add(action)) {
            return;
        }
        if (action instanceof Resolver.ErrorAction error) {
            failures.add(new Failure(path, error.writer, error.reader, error.toString()));
        } else if (action instanceof Resolver.Container container) {
            visit(
                    container.elementAction,
                    container.reader.getType() == Schema.Type.MAP ? path.values() : path.items());
        } else if (action instanceof Resolver.WriterUnion union) {
            for (Resolver.Action branch : union.actions) {
                visit(branch, path);
            }
        } else if (action instanceof Resolver.ReaderUnion union) {
            visit(union.actualAction, path.branch(union.firstMatch));
        } else if (action instanceof Resolver.RecordAdjust record) {
            fields(record, path);
        } else if (action instanceof Resolver.EnumAdjust symbols) {
            symbols(symbols, path);
        }
    }

    /** Fields that the writer alone has are skipped, which works for all that is well formed. */
    private void fields(Resolver.RecordAdjust record, Place path) {
        int read = 0;
        for (Resolver.Action action : record.fieldActions) {
            if (!(action instanceof Resolver.Skip)) {
                Schema.Field field = record.readerOrder[read++];
                visit(action, path.field(field.pos()));
            }
        }
    }

    private void symbols(Resolver.EnumAdjust symbols, Place path) {
        for (int i = 0; i < symbols.adjustments.length; i++) {
            if (symbols.adjustments[i] < 0) {
                String symbol = symbols.writer.getEnumSymbols().get(i);
                failures.add(new Failure(
                        path, symbols.writer, symbols.reader, "the reader's enum lacks the symbol " + symbol));
            }
        }
    }
}
