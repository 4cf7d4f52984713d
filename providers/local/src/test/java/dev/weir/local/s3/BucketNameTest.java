package dev.weir.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.AwsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"abc", "a.b-c.1", "123", "a--b"})
    void aNameIsLabelsOfLowerCaseLettersDigitsAndHyphens(String name) {
        assertThatCode(() -> BucketName.check(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "Upper",
                "under_score",
                "a..b",
                "-ab",
                "ab-",
                "a.-b",
                "192.168.5.4",
                "xn--abc",
                "abc--x-s3",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void anyOtherNameIsRefused(String name) {
        assertThatThrownBy(() -> BucketName.check(name))
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo("InvalidBucketName"))
                .hasMessage("The specified bucket is not valid.");
    }
}
