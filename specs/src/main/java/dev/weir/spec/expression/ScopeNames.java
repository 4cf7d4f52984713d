package dev.weir.spec.expression;

import java.util.List;
import java.util.Set;

/** The names that every expression may start with, besides the kinds. */
public final class ScopeNames {
    public static final String VARIABLES = "var";
    public static final String EACH = "each";
    public static final String STACK = "stack";
    public static final String ACCOUNT = "account";
    public static final String REGION = "region";
    public static final String PARTITION = "partition";

    /** Those that stand for a text. */
    public static final Set<String> TEXTS = Set.of(STACK, ACCOUNT, REGION, PARTITION);

    /** All of them. */
    public static final List<String> ALL = List.of(VARIABLES, EACH, STACK, ACCOUNT, REGION, PARTITION);

    private ScopeNames() {}
}
