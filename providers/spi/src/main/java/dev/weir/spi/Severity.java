package dev.weir.spi;

/** How much a {@link Diagnostic} matters: an error stops the command, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}
