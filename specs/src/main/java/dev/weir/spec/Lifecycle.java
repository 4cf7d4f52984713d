package dev.weir.spec;

import java.util.List;

/**
 * A resource's options under {@code lifecycle}.
 *
 * @param protect never delete the object, nor replace it; kept on the object itself, so that it outlives the declaration
 * @param retain leave the object untouched when it is no longer declared or the stack is destroyed; kept on the object, too
 * @param adopt take the object over when it exists and belongs to nobody
 * @param ignoreChanges JSON Pointers of properties whose live value is left alone
 * @param replaceWhen JSON Pointers of properties whose change asks for deletion and creation
 */
public record Lifecycle(
        boolean protect, boolean retain, boolean adopt, List<String> ignoreChanges, List<String> replaceWhen) {
    public static final Lifecycle NONE = new Lifecycle(false, false, false, List.of(), List.of());

    public Lifecycle {
        ignoreChanges = List.copyOf(ignoreChanges);
        replaceWhen = List.copyOf(replaceWhen);
    }

    /** Options without {@code retain}. */
    public Lifecycle(boolean protect, boolean adopt, List<String> ignoreChanges, List<String> replaceWhen) {
        this(protect, false, adopt, ignoreChanges, replaceWhen);
    }
}
