package dev.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void anAddressWithAKeyIsMarkedInCharactersThatTagsAllow() {
        assertThat(new Address("buckets", "lake[\"eu\"]").mark()).isEqualTo("buckets.lake:eu");
        assertThat(new Address("buckets", "lake[\"a=[1]\"]").mark()).isEqualTo("buckets.lake:a=3D=5B1=5D");
    }

    @Test
    void anAddressWithoutAKeyIsItsOwnMark() {
        assertThat(new Address("streams", "orders").mark()).isEqualTo("streams.orders");
    }

    @Property(tries = 300)
    void aMarkIsReadBackAsTheAddressThatWroteIt(@ForAll @NotEmpty String key) {
        String scalars = key.codePoints()
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Address address = new Address("tables", "sales[\"" + scalars + "\"]");

        assertThat(address.mark()).matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
        assertThat(Address.parse(address.mark())).contains(address);
    }
}
