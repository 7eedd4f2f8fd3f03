package dev.switchboard.stack.foreign.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.testkit.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Kafka's own {@code kafka-console-producer}: text, a record a line. It is on the class path. */
public final class ConsoleProducer implements ForeignProducer {

    private static final String NULL = "<null>";
    private static final char KEY_END = '\t';

    /** Without folders: their classes can't be shared between runs. */
    private static final String JARS =
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> entry.endsWith(".jar"))
                    .collect(Collectors.joining(File.pathSeparator));

    @Override
    public Optional<String> absence() {
        return Optional.empty();
    }

    @Override
    public Program start(String bootstrapServers, String topic, Batch batch) throws IOException {
        if (batch.createTime() != null || batch.transaction() != Batch.Transaction.NONE) {
            throw new UnsupportedOperationException("the console producer has no such option");
        }
        List<String> command = java();
        command.addAll(List.of("--bootstrap-server", bootstrapServers, "--topic", topic));
        // its default, to wait a second for more, is for people who type
        command.addAll(List.of("--sync", "--timeout", "0"));
        command.addAll(List.of("--command-property", "max.request.size=10000000"));
        property(command, "parse.key=true");
        property(command, "key.separator=" + KEY_END);
        property(command, "null.marker=" + NULL);
        property(command, "parse.headers=" + !batch.headers().isEmpty());
        if (batch.codec() != Batch.Codec.NONE) {
            String codec = batch.codec().name().toLowerCase(Locale.ROOT);
            command.addAll(List.of("--compression-codec", codec));
        }
        return Input.feed(lines(batch).getBytes(UTF_8), command);
    }

    private static List<String> java() {
        Path classes = Path.of("target", "console-producer.jsa").toAbsolutePath();
        return new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        // halves the time it takes from the second run on
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + classes,
                        "-Xlog:disable",
                        "-Dlogback.configurationFile="
                                + ConsoleProducer.class.getResource("/broker-logback.xml"),
                        "-cp",
                        JARS,
                        "org.apache.kafka.tools.ConsoleProducer"));
    }

    private static void property(List<String> command, String property) {
        command.addAll(List.of("--reader-property", property));
    }

    private static String lines(Batch batch) {
        String headers =
                batch.headers().stream()
                        .map(header -> header.name() + ":" + header.value())
                        .collect(Collectors.joining(","));
        String start = headers.isEmpty() ? "" : headers + "\t";
        return batch.records().stream()
                .map(rec -> start + text(rec.key()) + KEY_END + text(rec.value()) + "\n")
                .collect(Collectors.joining());
    }

    private static String text(byte @Nullable [] bytes) {
        String text = bytes == null ? NULL : new String(bytes, UTF_8);
        if (text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == KEY_END)) {
            throw new UnsupportedOperationException("a line can't carry " + text);
        }
        return text;
    }

    @Override
    public String toString() {
        return "console producer";
    }
}
