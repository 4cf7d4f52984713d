package dev.weir.local.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.contract.GlueTypes;
import dev.weir.contract.SchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    BIGINT                                        | bigint
                    INTEGER[]                                     | array<int>
                    DECIMAL(10,2)                                 | decimal(10,2)
                    MAP(VARCHAR, DOUBLE[])                        | map<string,array<double>>
                    STRUCT(a INTEGER, "b c" STRUCT(d DATE)[])     | struct<a:int,b c:array<struct<d:date>>>
                    STRUCT("a""b" BLOB)                           | struct<a"b:binary>
                    TIMESTAMP WITH TIME ZONE                      | timestamp
                    ENUM('x)', 'y')[]                             | array<string>
                    HUGEINT                                       | bigint
                    UUID                                          | string
                    """)
    void readsDuckDbsNames(String duck, String glue) {
        assertThat(GlueTypes.render(DuckTypes.parse(duck))).isEqualTo(glue);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    int                                      | INTEGER
                    string                                   | VARCHAR
                    map<string,array<binary>>                | MAP(VARCHAR, BLOB[])
                    struct<a:tinyint,b:decimal(5,1)>         | STRUCT("a" TINYINT, "b" DECIMAL(5,1))
                    """)
    void writesThemToo(String glue, String duck) {
        assertThat(DuckTypes.render(GlueTypes.parse(glue))).isEqualTo(duck);
        assertThat(DuckTypes.parse(duck)).isEqualTo(GlueTypes.parse(glue));
    }

    @Test
    void whatIsNoTypeIsRefused() {
        assertThatThrownBy(() -> DuckTypes.parse("STRUCT(a")).isInstanceOf(SchemaException.class);
        assertThatThrownBy(() -> DuckTypes.parse("MAP(A B C)")).isInstanceOf(SchemaException.class);
    }
}
