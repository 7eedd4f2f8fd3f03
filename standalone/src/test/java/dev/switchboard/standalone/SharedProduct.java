package dev.switchboard.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.util.FileSystemUtils;

/**
 * One running product for all tests that bear no trace of each other: each has contracts of its
 * own. Started by the first that asks, closed after the last.
 */
final class SharedProduct implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        var _ =
                context.getRoot()
                        .getStore(Namespace.GLOBAL)
                        .computeIfAbsent(SharedProduct.class, _ -> closer());
    }

    private static AutoCloseable closer() {
        RunningInstance product = Running.PRODUCT;
        return () -> {
            product.close();
            FileSystemUtils.deleteRecursively(Running.FOLDER);
        };
    }

    static RunningInstance product() {
        return Running.PRODUCT;
    }

    private static final class Running {
        static final Path FOLDER;
        static final RunningInstance PRODUCT;

        static {
            try {
                FOLDER = Files.createTempDirectory("switchboard");
                PRODUCT = RunningInstance.in(FOLDER);
            } catch (Exception e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private Running() {}
    }
}
