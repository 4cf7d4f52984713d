package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing to tell the user: what is wrong, why, and the way out.
 *
 * @param summary one line, fixed wording for one cause, without a full stop
 * @param detail what was found, why it is wrong and how to mend it, in sentences; may be empty
 * @param address the resource concerned, such as {@code streams.orders}
 * @param source where it was written
 */
public record Diagnostic(
        Severity severity, String summary, String detail, Optional<String> address, Optional<SourceRange> source) {
    public Diagnostic {
        requireNonNull(severity, "severity");
        requireNonNull(summary, "summary");
        requireNonNull(detail, "detail");
        requireNonNull(address, "address");
        requireNonNull(source, "source");
    }

    public static Diagnostic error(String summary, String detail) {
        return new Diagnostic(Severity.ERROR, summary, detail, Optional.empty(), Optional.empty());
    }

    public static Diagnostic warning(String summary, String detail) {
        return new Diagnostic(Severity.WARNING, summary, detail, Optional.empty(), Optional.empty());
    }

    public Diagnostic at(SourceRange range) {
        return new Diagnostic(severity, summary, detail, address, Optional.of(range));
    }

    public Diagnostic about(String resourceAddress) {
        return new Diagnostic(severity, summary, detail, Optional.of(resourceAddress), source);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
