package dev.weir.spec;

import dev.weir.spec.schema.KindValidator;
import dev.weir.spi.KindSchema;
import java.util.HashMap;
import java.util.Map;

/** The validators of the kinds that occur, each built once. */
final class Validators {
    private final Map<String, KindValidator> byKind = new HashMap<>();

    KindValidator of(KindSchema kind) {
        return byKind.computeIfAbsent(kind.kind(), name -> new KindValidator(kind));
    }
}
