package dev.switchboard.testkit.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/**
 * Appends a row for each test to the file that the system property {@code soak.rows} names; without
 * it, nothing is written. {@code soak.seed} is the seed of every row, random if absent.
 */
final class SoakRecorder
        implements ParameterResolver, TestWatcher, LifecycleMethodExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(SoakRecorder.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == SoakRow.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return row(test);
    }

    /** Kept one level above the test, whose own store is closed before its watcher hears of it. */
    private static SoakRow row(ExtensionContext test) {
        return test.getParent()
                .orElse(test)
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        test.getUniqueId(), _ -> new SoakRow(name(test), seed()), SoakRow.class);
    }

    private static String name(ExtensionContext test) {
        String name = test.getRequiredTestClass().getSimpleName();
        if (test.getTestMethod().isPresent()) {
            String method = test.getRequiredTestMethod().getName();
            String display = test.getDisplayName();
            name += ": " + method.replace('_', ' ');
            name += display.startsWith(method) ? "" : " " + display;
        }
        return name;
    }

    private static long seed() {
        return Long.getLong("soak.seed", ThreadLocalRandom.current().nextInt());
    }

    @Override
    public void testSuccessful(ExtensionContext test) {
        write(test, "ok");
    }

    @Override
    public void testFailed(ExtensionContext test, @Nullable Throwable cause) {
        write(test, "failed");
    }

    @Override
    public void testAborted(ExtensionContext test, @Nullable Throwable cause) {
        write(test, "skipped");
    }

    @Override
    public void testDisabled(ExtensionContext test, Optional<String> reason) {
        write(test, "skipped");
    }

    /** What fails here keeps all tests of the class from running, so the class is the row. */
    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext test, Throwable cause)
            throws Throwable {
        write(test, cause instanceof TestAbortedException ? "skipped" : "failed");
        throw cause;
    }

    private static void write(ExtensionContext test, String result) {
        String file = System.getProperty("soak.rows");
        if (file == null) {
            return;
        }
        try {
            Files.writeString(
                    Path.of(file),
                    row(test).line(result) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
