package dev.switchboard.acceptance.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One product for all tests that neither kill it nor count all that it holds: started by the first
 * that asks, ended with the JVM. Its data lies in {@code target}.
 */
public final class SharedProduct {

    private SharedProduct() {}

    /** Blocks while it starts. */
    public static Product get() {
        return Running.PRODUCT;
    }

    private static final class Running {

        static final Product PRODUCT = start();

        private static Product start() {
            try {
                return Product.in(Files.createTempDirectory(Path.of("target"), "product"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
