package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.contract.Cast.Category;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What {@link Casts#between} says of two types, nested or not, is what {@link Casts#apply} does to their values. */
class CategoriesPropertyTest {

    @Property(tries = 3_000)
    void a_safe_or_lossy_cast_rejects_no_value(@ForAll long seed) {
        RandomTypes types = new RandomTypes(seed);
        Type from = types.source();
        Type to = types.target(from);
        Category category = Casts.between(from, to).category();

        if (category == Category.SAFE || category == Category.LOSSY) {
            assertThat(Casts.apply(types.value(from, false), to)).isNotNull();
        }
    }

    @Property(tries = 3_000)
    void an_impossible_cast_rejects_every_value_without_nulls(@ForAll long seed) {
        RandomTypes types = new RandomTypes(seed);
        Type from = types.source();
        Type to = types.target(from);

        if (Casts.between(from, to).category() == Category.IMPOSSIBLE) {
            Object value = types.value(from, true);
            assertThatThrownBy(() -> Casts.apply(value, to)).isInstanceOf(CastException.class);
        }
    }

    /** A text of an array, a map or a struct has no way back; every other safe cast has. */
    @Property(tries = 3_000)
    void a_safe_cast_can_be_undone(@ForAll long seed) {
        RandomTypes types = new RandomTypes(seed);
        Type from = types.source();
        Type to = types.target(from);
        Type back = GlueTypes.column(from);

        if (Casts.between(from, to).category() == Category.SAFE
                && Casts.between(to, back).category() != Category.IMPOSSIBLE) {
            Object value = types.value(from, false);
            assertThat(Casts.apply(Casts.apply(value, to), back))
                    .usingRecursiveComparison()
                    .isEqualTo(value);
        }
    }
}
