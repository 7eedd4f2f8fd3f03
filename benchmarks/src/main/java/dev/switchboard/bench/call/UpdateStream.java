package dev.switchboard.bench.call;

import dev.switchboard.bench.message.Numbered;
import dev.switchboard.bench.process.ProcessMessage;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One stream of updates in lines ({@code POST /updates}, {@code application/x-ndjson}), as fast as
 * it is taken. One thread.
 */
final class UpdateStream implements Callable<ProcessMessage> {

    private static final int LINES = 1000;
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final ByteBuffer END =
            ByteBuffer.wrap("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();
    private static final Pattern ACCEPTED = Pattern.compile("\"accepted\" *: *(\\d+)");

    private final CallPlan plan;
    private final int lane;
    private final Numbered chunk;

    /**
     * @param lane which of the streams it is, in the stamps of updates
     */
    UpdateStream(CallPlan plan, int lane) {
        this.plan = plan;
        this.lane = lane;
        this.chunk = chunk(plan.run(), lane);
    }

    /** A chunk of the body, in HTTP's chunked coding. */
    static Numbered chunk(int run, int lane) {
        int length = Numbered.updates(run, lane, LINES, "", "\n", "\n").bytes().length;
        return Numbered.updates(
                run, lane, LINES, Integer.toHexString(length) + "\r\n", "\n", "\n\r\n");
    }

    /** Sends until the time is over, and waits for the answer. */
    @Override
    public ProcessMessage call() throws IOException {
        try (SocketChannel channel = SocketChannel.open(plan.server())) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            long start = System.nanoTime();
            write(channel, ByteBuffer.wrap(head()));
            long lines = send(channel, start + plan.counted().toNanos());
            write(channel, END.duplicate());
            ByteBuffer answer = answer(channel);
            long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
            return told(answer, lines, micros);
        }
    }

    private long send(SocketChannel channel, long until) throws IOException {
        long lines = 0;
        ByteBuffer bytes = ByteBuffer.wrap(chunk.bytes());
        while (System.nanoTime() < until) {
            chunk.number(lines);
            write(channel, bytes.clear());
            lines += LINES;
        }
        return lines;
    }

    private byte[] head() {
        return """
        POST /updates HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Content-Type: application/x-ndjson\r
        Transfer-Encoding: chunked\r
        \r
        """
                .formatted(plan.server().getPort())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static ByteBuffer answer(SocketChannel channel) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        while (Answer.status(answer) == Answer.PART) {
            if (channel.read(answer) <= 0) {
                throw new IOException("no answer to a stream");
            }
        }
        return answer;
    }

    private ProcessMessage told(ByteBuffer answer, long lines, long micros) throws IOException {
        String text = StandardCharsets.ISO_8859_1.decode(answer.duplicate().flip()).toString();
        Matcher accepted = ACCEPTED.matcher(text);
        if (Answer.status(answer) != 202 || !accepted.find()) {
            throw new IOException("stream %d was not taken: %s".formatted(lane, text));
        }
        return ProcessMessage.of(
                "streamed", "lines", lines, "accepted", accepted.group(1), "micros", micros);
    }
}
