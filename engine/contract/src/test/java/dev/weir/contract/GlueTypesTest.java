package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlueTypesTest {

    @Property(tries = 200)
    void what_is_rendered_is_parsed_back(@ForAll("types") Type type) {
        assertThat(GlueTypes.parse(GlueTypes.render(type))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "long | bigint",
                "Integer | int",
                "short | smallint",
                "byte | tinyint",
                "bool | boolean",
                "varchar(20) | string",
                "decimal | decimal(10,0)",
                "DECIMAL( 10 , 2 ) | decimal(10,2)",
                "array< struct< a : long , `b:c` : string > > | array<struct<a:bigint,`b:c`:string>>",
                "map<string,timestamp> | map<string,timestamp>"
            })
    void synonyms_case_and_spaces_are_understood(String text, String canonical) {
        assertThat(GlueTypes.render(GlueTypes.parse(text))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lon",
                "array<int",
                "array<>",
                "struct<>",
                "struct<a>",
                "map<int>",
                "decimal(39,2)",
                "int int",
                "struct<a:int,a:int>",
                "map<array<int>,int>",
                "uniontype<int,string>"
            })
    void what_is_no_type_is_refused_with_its_text(String text) {
        assertThatThrownBy(() -> GlueTypes.parse(text))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void depth_is_bounded() {
        assertThatThrownBy(() -> GlueTypes.parse("array<".repeat(50_000)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("levels deep");
    }

    @Provide
    Arbitrary<Type> types() {
        return types(3);
    }

    private static Arbitrary<Type> types(int depth) {
        Arbitrary<Type> primitives = Arbitraries.of(Type.Primitive.values()).map(type -> type);
        Arbitrary<Type> decimals = Arbitraries.integers().between(1, 38).flatMap(precision -> Arbitraries.integers()
                .between(0, precision)
                .map(scale -> new Type.Decimal(precision, scale)));
        if (depth == 0) {
            return Arbitraries.oneOf(primitives, decimals);
        }
        Arbitrary<Type> parts = types(depth - 1);
        return Arbitraries.oneOf(
                primitives,
                parts.map(Type.Array::new),
                Combinators.combine(primitives, parts).as(Type.Map::new),
                parts.list().ofMinSize(1).ofMaxSize(4).map(GlueTypesTest::struct));
    }

    private static Type struct(List<Type> types) {
        List<Type.Field> fields = new ArrayList<>();
        for (Type type : types) {
            fields.add(new Type.Field("field " + fields.size() + ":", type, true, ""));
        }
        return new Type.Struct(fields);
    }
}
