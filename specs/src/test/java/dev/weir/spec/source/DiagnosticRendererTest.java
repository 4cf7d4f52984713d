package dev.weir.spec.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.spi.Diagnostic;
import dev.weir.spi.SourceRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
    private static final DiagnosticRenderer PLAIN = new DiagnosticRenderer();

    private static Sources sources(String text) {
        return Sources.of(List.of(new SourceText("a.yaml", text)));
    }

    private static Diagnostic at(int line, int column, int endLine, int endColumn) {
        return Diagnostic.error("Wrong", "Mend it.").at(new SourceRange("a.yaml", line, column, endLine, endColumn));
    }

    @Test
    void theLineIsShownWithCaretsUnderThePlace() {
        assertThat(PLAIN.render(at(2, 4, 2, 6).about("streams.a"), sources("a: 1\nb: xy\n")))
                .isEqualTo("""
                        error: Wrong
                          --> a.yaml:2:4 (streams.a)
                           |
                         2 | b: xy
                           |    ^^
                           = Mend it.
                        """);
    }

    @Test
    void aPlaceOverSeveralLinesIsMarkedOnItsFirst() {
        assertThat(PLAIN.render(at(1, 4, 2, 2), sources("a: [1,\n 2]\n"))).contains("a: [1,\n   |    ^^^\n");
    }

    @Test
    void tabsBeforeThePlaceStay() {
        assertThat(PLAIN.render(at(1, 3, 1, 4), sources("\t\tx"))).contains(" 1 | \t\tx\n   | \t\t^\n");
    }

    @Test
    void escapeSequencesInAFileDoNotReachTheTerminal() {
        String text = "a: \u001b[31mred";
        Diagnostic diagnostic = new Diagnostic(
                dev.weir.spi.Severity.ERROR,
                "Wrong \u001b[2J",
                "Found '\u001b[31m'.",
                java.util.Optional.of("streams.\u001b"),
                java.util.Optional.of(new SourceRange("a.yaml", 1, 1, 1, 2)));
        assertThat(PLAIN.render(diagnostic, sources(text))).doesNotContain("\u001b");
    }

    @Test
    void aLongLineIsCutAroundThePlace() {
        String text = "x".repeat(1000) + "HERE" + "y".repeat(1000);
        String rendered = PLAIN.render(at(1, 1001, 1, 1005), sources(text));
        assertThat(rendered.lines()).allMatch(line -> line.length() < 180).anyMatch(line -> line.contains("HERE"));
        int place = rendered.lines()
                .filter(line -> line.contains("HERE"))
                .findFirst()
                .orElseThrow()
                .indexOf("HERE");
        assertThat(rendered.lines()
                        .filter(line -> line.contains("^^^^"))
                        .findFirst()
                        .orElseThrow()
                        .indexOf('^'))
                .isEqualTo(place);
    }

    @Test
    void aPlaceBehindTheEndOfTheFileHasACaretToo() {
        assertThat(PLAIN.render(at(3, 1, 3, 2), sources("a: 1\n"))).contains(" 3 |\n   | ^\n");
    }

    @Test
    void withoutAPlaceOnlyTheTextIsShown() {
        assertThat(PLAIN.render(Diagnostic.warning("Odd", "Look.\nAgain."), Sources.NONE))
                .isEqualTo("warning: Odd\n   = Look.\n     Again.\n");
    }

    @Test
    void colourIsOptional() {
        String rendered = new DiagnosticRenderer(Style.ANSI).render(at(1, 1, 1, 2), sources("a: 1\n"));
        assertThat(rendered).contains("\u001b[1;31merror\u001b[0m").contains("\u001b[1;31m^\u001b[0m");
    }
}
