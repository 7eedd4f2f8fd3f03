package dev.switchboard.router.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts so that nobody else can read or change it: AES-256-GCM with the first key. Decrypts with
 * any of the keys, so that keys can be rotated while servers run. Thread-safe.
 */
public final class EncryptionKeys {

    /** How long each key is, in bytes. */
    public static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKeySpec> keys;
    private final boolean shared;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param keys of {@link #KEY_BYTES} each, the one to encrypt with first
     * @throws IllegalArgumentException when there is none, or one of another length
     */
    public EncryptionKeys(List<byte[]> keys) {
        this(keys, true);
    }

    private EncryptionKeys(List<byte[]> keys, boolean shared) {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length != KEY_BYTES)) {
            throw new IllegalArgumentException("a key has %d bytes".formatted(KEY_BYTES));
        }
        this.keys = keys.stream().map(key -> new SecretKeySpec(key, "AES")).toList();
        this.shared = shared;
    }

    /** With a random key: only this process can decrypt what it encrypted. */
    public static EncryptionKeys ofThisProcess() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new EncryptionKeys(List.of(key), false);
    }

    /** Whether other processes may have them too. */
    public boolean areShared() {
        return shared;
    }

    /**
     * Reads keys of a setting.
     *
     * @param base64 each {@link #KEY_BYTES} as Base64
     * @param setting as the error names it
     * @throws IllegalArgumentException when one is no key; the message does not contain it
     */
    public static EncryptionKeys of(List<String> base64, String setting) {
        return new EncryptionKeys(base64.stream().map(key -> key(key, setting)).toList());
    }

    private static byte[] key(String base64, String setting) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Not Base64: refused below.
        }
        throw new IllegalArgumentException(
                "each of %s must be %d bytes as Base64".formatted(setting, KEY_BYTES));
    }

    /**
     * Encrypts to letters, digits, hyphens and underscores.
     *
     * @param purpose must be the same when it is decrypted, so that nothing can be put in place of
     *     something else
     */
    public String encrypt(byte[] plain, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, purpose).doFinal(plain);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ByteBuffer.allocate(nonce.length + sealed.length)
                                    .put(nonce)
                                    .put(sealed)
                                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt", e);
        }
    }

    /**
     * Decrypts; empty if it was not encrypted with one of these keys for this purpose, or changed.
     */
    public Optional<byte[]> decrypt(String sealed, String purpose) {
        return decrypt(sealed, purpose, keys);
    }

    private static Optional<byte[]> decrypt(
            String sealed, String purpose, List<SecretKeySpec> keys) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        return keys.stream().flatMap(key -> decrypt(key, bytes, purpose).stream()).findFirst();
    }

    /** Whether it was encrypted with the first of these keys for this purpose. */
    public boolean isCurrent(String sealed, String purpose) {
        return decrypt(sealed, purpose, keys.subList(0, 1)).isPresent();
    }

    private static Optional<byte[]> decrypt(SecretKeySpec key, byte[] bytes, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(bytes, 0, nonce, 0, NONCE_BYTES);
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, purpose)
                            .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String purpose)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
