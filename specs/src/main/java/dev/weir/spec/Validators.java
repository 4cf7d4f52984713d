package dev.weir.spec;

import dev.weir.spec.schema.KindValidator;
import dev.weir.spi.KindSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The validators of the kinds that occur, each built once. */
final class Validators {
    private final Map<String, KindValidator> byKind = new ConcurrentHashMap<>();

    KindValidator of(KindSchema kind) {
        return byKind.computeIfAbsent(kind.kind(), name -> new KindValidator(kind));
    }
}
