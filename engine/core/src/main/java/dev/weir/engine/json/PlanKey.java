package dev.weir.engine.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SortedMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a plan file is encrypted and signed with: a key made of the sensitive variables that the plan needs, and of a salt. Making it
 * is slow on purpose, because variables may be short. Without such variables anybody can make the key: then the digest only finds
 * accidents and careless edits.
 */
final class PlanKey {
    static final int ITERATIONS = 310_000;
    static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    private static final int DIGEST_DIGITS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec encryption;
    private final SecretKeySpec signature;

    private PlanKey(byte[] material) {
        this.encryption = new SecretKeySpec(Arrays.copyOfRange(material, 0, KEY), "AES");
        this.signature = new SecretKeySpec(Arrays.copyOfRange(material, KEY, 2 * KEY), "HmacSHA256");
    }

    static String salt() {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return Base64.getEncoder().encodeToString(salt);
    }

    /**
     * The key of some values.
     *
     * @param values by name
     * @param salt in Base64
     * @throws IllegalArgumentException when the salt is none
     */
    static PlanKey of(SortedMap<String, String> values, String salt, int iterations) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        values.forEach(all::put);
        byte[] salted = Base64.getDecoder().decode(salt);
        if (salted.length != SALT) {
            throw new IllegalArgumentException("the salt has " + salted.length + " bytes instead of " + SALT);
        }
        PBEKeySpec spec = new PBEKeySpec(
                all.toString().toCharArray(), salted, values.isEmpty() ? 1 : iterations, 2 * KEY * Byte.SIZE);
        try {
            return new PlanKey(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    String digest(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(signature);
            return HexFormat.of()
                    .formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, DIGEST_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    String encrypt(String text) {
        try {
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, encryption, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] encrypted = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE + encrypted.length);
            System.arraycopy(encrypted, 0, all, NONCE, encrypted.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM/NoPadding", e);
        }
    }

    String decrypt(String text) throws GeneralSecurityException {
        byte[] all = Base64.getDecoder().decode(text);
        if (all.length < NONCE) {
            throw new GeneralSecurityException("too short");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, encryption, new GCMParameterSpec(TAG_BITS, all, 0, NONCE));
        return new String(cipher.doFinal(all, NONCE, all.length - NONCE), StandardCharsets.UTF_8);
    }
}
