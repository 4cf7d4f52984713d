package dev.weir.local.s3.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class KeyPathTest {
    private static final Pattern SAFE_NAME = Pattern.compile("[\\x20-\\x7E&&[^/\\\\*?\\[\\]{}]]{1,255}");

    @Example
    void anOrdinaryKeyIsItsOwnPath() {
        assertThat(KeyPath.plain("metrics/ingest_year=2026/part-0 (1)%3A.parquet"))
                .hasToString("metrics/ingest_year=2026/part-0 (1)%3A.parquet");
    }

    @Example
    void aFolderMarkerIsAHiddenFile() {
        assertThat(KeyPath.plain("folder/")).hasToString("folder/.^");
    }

    @Example
    void aLongSegmentGoesOnInADirectory() {
        String key = "x".repeat(450);
        assertThat(KeyPath.plain(key))
                .isEqualTo(Path.of("x".repeat(200) + "^+", "x".repeat(200) + "^+", "x".repeat(50)));
    }

    @Property(tries = 3000)
    void everyKeyComesBackFromItsPath(@ForAll("keys") String key) {
        assertThat(KeyPath.key(KeyPath.plain(key))).isEqualTo(key);
        assertThat(KeyPath.key(KeyPath.setApart(key))).isEqualTo(key);
    }

    @Property(tries = 3000)
    void noPathLeavesItsDirectory(@ForAll("keys") String key) {
        for (Path path : new Path[] {KeyPath.plain(key), KeyPath.setApart(key)}) {
            assertThat(path).isRelative().isEqualTo(path.normalize());
            assertThat((Iterable<Path>) path)
                    .allSatisfy(name ->
                            assertThat(name.toString()).matches(SAFE_NAME).isNotEqualTo(".."));
        }
    }

    @Property(tries = 1000)
    void thePathSetApartIsNobodysPlainPath(@ForAll("keys") String key) {
        assertThat(KeyPath.key(KeyPath.setApart(key))).isEqualTo(key);
        assertThat(KeyPath.setApart(key)).isNotEqualTo(KeyPath.plain(key));
    }

    @Provide
    Arbitrary<String> keys() {
        Arbitrary<Integer> nasty = Arbitraries.of("./^+-*?[]{}\\ =%aAZz09\u0001\u007F\u00E9\u2603\uFFFD"
                .codePoints()
                .boxed()
                .toList());
        Arbitrary<Integer> any = Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
        Arbitrary<Integer> point = Arbitraries.frequencyOf(Tuple.of(6, nasty), Tuple.of(1, any));
        Arbitrary<String> brief = point.list().ofMinSize(1).ofMaxSize(12).map(KeyPathTest::text);
        Arbitrary<String> lengthy = point.list().ofMinSize(180).ofMaxSize(420).map(KeyPathTest::text);
        return Arbitraries.frequencyOf(Tuple.of(9, brief), Tuple.of(1, lengthy));
    }

    private static String text(List<Integer> points) {
        StringBuilder text = new StringBuilder();
        points.forEach(text::appendCodePoint);
        return text.toString();
    }
}
