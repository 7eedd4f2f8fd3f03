package dev.switchboard.acceptance.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One product for all tests that neither kill it nor count all that it holds: started by the first
 * that asks, ended after the last. Its data lies in {@code target}.
 */
public final class SharedProduct implements BeforeAllCallback {

    private static volatile boolean started;

    /** Blocks while it starts. */
    public static Product get() {
        return Running.PRODUCT;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var _ =
                context.getRoot()
                        .getStore(Namespace.GLOBAL)
                        .computeIfAbsent(
                                SharedProduct.class, _ -> (AutoCloseable) SharedProduct::end);
    }

    private static void end() {
        if (started) {
            Running.PRODUCT.close();
        }
    }

    private static final class Running {

        static final Product PRODUCT = start();

        private static Product start() {
            started = true;
            try {
                return Product.in(Files.createTempDirectory(Path.of("target"), "product"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
