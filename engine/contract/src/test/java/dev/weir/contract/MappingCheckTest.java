package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.contract.MappingCheck.Problem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingCheckTest {
    private static final Type.Struct SOURCE = (Type.Struct) GlueTypes.parse(
            "struct<ventilatorid:bigint,eventtime:string,paid:boolean,home:struct<zip:string>,tags:map<string,int>>");

    @Test
    void a_mapping_that_fits_has_no_problems() {
        assertThat(check("ventilatorid>id:long", "home.zip>zip:string", "tags.x>x:int"))
                .isEmpty();
    }

    @Test
    void an_unknown_source_names_the_nearest_field() {
        assertThat(check("ventilatorld>id:long"))
                .containsExactly(new Problem(
                        Problem.Kind.UNKNOWN_SOURCE,
                        0,
                        "The source has no field 'ventilatorld'. Did you mean 'ventilatorid'?"));
    }

    @Test
    void an_unknown_nested_source_is_found_missing() {
        assertThat(check("home.city>city:string").get(0).message()).startsWith("The source has no field 'city'.");
        assertThat(check("eventtime.x>x:string").get(0).message())
                .isEqualTo("There is no 'x' inside a value of type string.");
    }

    @Test
    void targets_are_unique_whatever_their_case() {
        assertThat(check("ventilatorid>id:long", "eventtime>ID:string").get(0))
                .isEqualTo(new Problem(
                        Problem.Kind.DUPLICATE_TARGET,
                        1,
                        "The target 'ID' is already the target of column 1; give one of them another name."));
    }

    @Test
    void casts_that_cannot_work_are_errors_and_casts_that_may_fail_are_warnings_with_an_example() {
        List<Problem> problems = check("paid>paid:timestamp", "ventilatorid>id:int", "ventilatorid>d:double");

        assertThat(problems)
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.IMPOSSIBLE_CAST, Problem.Kind.FAILING_CAST, Problem.Kind.LOSSY_CAST);
        assertThat(problems).extracting(Problem::isError).containsExactly(true, false, false);
        assertThat(problems.get(1).message())
                .isEqualTo("'ventilatorid' (bigint) becomes 'id' (int): 2147483648 is rejected.");
    }

    private static List<Problem> check(String... columns) {
        return MappingCheck.check(
                SOURCE,
                new Mapping(Arrays.stream(columns).map(MappingCheckTest::column).toList()));
    }

    private static Mapping.Column column(String text) {
        List<String> parts = List.of(text.split("[>:]", 3));
        return new Mapping.Column(parts.get(0), parts.get(1), GlueTypes.parse(parts.get(2)));
    }
}
