package dev.weir.aws.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** The members of SDK objects by name, remembered for each class. */
final class Members {
    private static final Map<Key, Map<String, SdkField<?>>> KNOWN = new ConcurrentHashMap<>();

    private record Key(Class<?> type, Spelling spelling) {}

    private Members() {}

    static Map<String, SdkField<?>> of(SdkPojo object, Spelling spelling) {
        return KNOWN.computeIfAbsent(new Key(object.getClass(), spelling), key -> named(object, spelling));
    }

    private static Map<String, SdkField<?>> named(SdkPojo object, Spelling spelling) {
        Map<String, SdkField<?>> members = new LinkedHashMap<>();
        object.sdkFields().forEach(field -> members.put(spelling.of(field.memberName()), field));
        return members;
    }

    static SdkField<?> elements(SdkField<?> list) {
        return list.getRequiredTrait(ListTrait.class).memberFieldInfo();
    }

    static SdkField<?> values(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).valueFieldInfo();
    }

    /** The unfinished object that a structure is built in. */
    static Optional<SdkPojo> blank(SdkField<?> field) {
        return Optional.ofNullable(field.constructor()).map(constructor -> constructor.get());
    }
}
