package dev.weir.local.s3;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {
    /** The check values of the CRC catalogue, and the hashes of the same nine digits. */
    @ParameterizedTest
    @CsvSource({
        "CRC32, cbf43926",
        "CRC32C, e3069283",
        "CRC64NVME, ae8b14860a799888",
        "SHA1, f7c3bc1d808e04732adf679965ccc34ca7ae3441",
        "MD5, 25f9e794323b453885f5181f1b624d0b",
    })
    void theNineDigitsHaveThePublishedChecksum(Checksum checksum, String expected) {
        assertThat(HexFormat.of().formatHex(checksum.of("123456789".getBytes(US_ASCII))))
                .isEqualTo(expected);
    }

    @Test
    void eightBytesAStepAndOneByteAStepAgree() {
        byte[] bytes = new byte[1003];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Crc64Nvme whole = new Crc64Nvme();
        whole.update(bytes, 0, bytes.length);
        Crc64Nvme single = new Crc64Nvme();
        for (byte b : bytes) {
            single.update(b);
        }
        assertThat(whole.getValue()).isEqualTo(single.getValue());
    }
}
