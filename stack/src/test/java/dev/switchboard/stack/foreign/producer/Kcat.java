package dev.switchboard.stack.foreign.producer;

import dev.switchboard.testkit.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** kcat, which is librdkafka: its partitioner hashes keys with CRC32. */
public final class Kcat implements ForeignProducer {

    private static final char KEY_END = '\u001f';
    private static final char RECORD_END = '\u001e';

    /** Beyond what the broker takes, so that it is the broker who refuses. */
    private static final String LARGEST = "message.max.bytes=10000000";

    @Override
    public Optional<String> absence() {
        return Installed.KCAT ? Optional.empty() : Optional.of("kcat is not installed");
    }

    @Override
    public Program start(String bootstrapServers, String topic, Batch batch) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("kcat", "-P", "-b", bootstrapServers, "-t", topic));
        command.addAll(List.of("-K", escaped(KEY_END), "-D", escaped(RECORD_END), "-X", LARGEST));
        for (Batch.Header header : batch.headers()) {
            command.addAll(List.of("-H", header.name() + "=" + header.value()));
        }
        if (batch.codec() != Batch.Codec.NONE) {
            command.addAll(List.of("-z", batch.codec().name().toLowerCase(Locale.ROOT)));
        }
        if (batch.records().stream().anyMatch(ForeignRecord::hasNull)) {
            command.add("-Z"); // what is empty is null
        }
        switch (batch.transaction()) {
            case COMMITTED -> command.addAll(List.of("-X", "transactional.id=kcat of " + topic));
            case ABORTED -> throw new UnsupportedOperationException("kcat only commits");
            case NONE -> {}
        }
        if (batch.createTime() != null) {
            throw new UnsupportedOperationException("kcat goes by the clock");
        }
        return Input.feed(lines(batch), command);
    }

    private static String escaped(char control) {
        return "\\x%02x".formatted((int) control);
    }

    private static byte[] lines(Batch batch) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (ForeignRecord rec : batch.records()) {
            if (rec.key() != null) {
                lines.writeBytes(rec.key());
            }
            lines.write(KEY_END);
            if (rec.value() != null) {
                lines.writeBytes(rec.value());
            }
            lines.write(RECORD_END);
        }
        return lines.toByteArray();
    }

    @Override
    public String toString() {
        return "kcat";
    }
}
