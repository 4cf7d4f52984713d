package dev.weir.etl.nested;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import dev.weir.etl.parquet.Compression;
import dev.weir.etl.parquet.Content;
import dev.weir.etl.parquet.ParquetFile;
import dev.weir.etl.row.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Whatever the type and the values, both readers find in the file what the record held. */
@Tag("parquet-java")
@Label("A column of arrays, maps and structs")
class NestedColumnTest {
    private static final int ROWS = 25;
    private static final String FIELD = "v";

    @Property(tries = 150)
    @Label("holds the values of JSON records")
    void json(@ForAll long seed) throws IOException, SQLException {
        holds(RandomValues.of(seed), column -> {
            JsonRecords records = new JsonRecords(column);
            return value -> records.read(FIELD, value);
        });
    }

    @Property(tries = 150)
    @Label("holds the values of Avro records")
    void avro(@ForAll long seed) throws IOException, SQLException {
        holds(RandomValues.of(seed), column -> {
            AvroRecords records = new AvroRecords(column);
            return value -> records.read(FIELD, value);
        });
    }

    @Property(tries = 150)
    @Label("holds the values of Protobuf records")
    void protobuf(@ForAll long seed) throws IOException, SQLException {
        holds(RandomValues.ofProtobuf(seed), column -> {
            ProtoRecords records = new ProtoRecords(column);
            return value -> records.read(FIELD, value);
        });
    }

    private static void holds(RandomValues random, Function<Mapping.Column, Function<Object, Row>> language)
            throws IOException, SQLException {
        Type type = random.container();
        Mapping.Column column = new Mapping.Column(FIELD, "c", type);
        Function<Object, Row> reader = language.apply(column);
        ParquetFile file = new ParquetFile(List.of(column), new Compression(Compression.Codec.NONE, 1));
        List<Object> expected = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            Object value = random.value(type);
            file.write(reader.apply(value), 100);
            expected.add(comparable(value));
        }
        Path written = written(file.finish());
        try {
            assertThat(comparable(GroupValues.read(written, type)))
                    .as("%s, by parquet-java", GlueTypes.render(type))
                    .isEqualTo(expected);
            assertThat(comparable(DuckValues.read(written)))
                    .as("%s, by DuckDB", GlueTypes.render(type))
                    .isEqualTo(expected);
        } finally {
            Files.delete(written);
        }
    }

    private static Path written(Content content) throws IOException {
        Path path = Files.createTempFile("nested", ".parquet");
        try (InputStream bytes = content.open()) {
            Files.copy(bytes, path, StandardCopyOption.REPLACE_EXISTING);
        }
        return path;
    }

    /** Arrays of bytes as text, because they are only equal to themselves. */
    private static Object comparable(Object value) {
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(each -> elements.add(comparable(each)));
            return elements;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((key, each) -> entries.put(comparable(key), comparable(each)));
            return entries;
        }
        return value instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : value;
    }
}
