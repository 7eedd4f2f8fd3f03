package dev.switchboard.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.core.io.ClassPathResource;

/**
 * A page as it is sent.
 *
 * @param html the page, to be sent in UTF-8
 * @param policy what the browser lets it do (Content Security Policy Level 3)
 */
record Page(String html, String policy) {

    private static final String PLACE = "${importmap}";

    /**
     * Reads the page of that name and puts the import map into it, the one script that cannot be a
     * file of its own.
     */
    static Page read(String name) {
        String map = text("importmap.json").strip();
        String policy =
                "default-src 'none'; script-src 'self' 'sha256-"
                        + sha256(map)
                        + "'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " connect-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'self'";
        return new Page(text(name).replace(PLACE, map), policy);
    }

    private static String text(String name) {
        try {
            return new ClassPathResource("pages/" + name).getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar lacks pages/" + name, e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
