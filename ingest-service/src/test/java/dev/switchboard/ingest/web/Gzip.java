package dev.switchboard.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Packs bodies as a sender would. */
final class Gzip {

    private Gzip() {}

    static byte[] pack(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A line of so many blanks between two others, without ever holding it. */
    static byte[] bomb(String before, int megabytes, String after) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] megabyte = " ".repeat(1_048_576).getBytes(UTF_8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(before.getBytes(UTF_8));
            for (int i = 0; i < megabytes; i++) {
                gzip.write(megabyte);
            }
            gzip.write(after.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
