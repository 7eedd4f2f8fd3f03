package dev.switchboard.router.upstream.stdio;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import dev.switchboard.router.upstream.channel.Inbound;
import dev.switchboard.router.upstream.channel.MultiplexedChannel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process, one message a line on its standard input and output (MCP 2026-07-28, stdio). Its
 * threads are platform threads: reading a pipe blocks the thread of the system below.
 */
public final class StdioChannel extends MultiplexedChannel {

    private static final Logger log = LoggerFactory.getLogger(StdioChannel.class);

    /** What waits for a child that does not read, in bytes. */
    private static final long MOST_UNREAD = 8L << 20;

    /** How long a child may take to end after its input has. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int LONGEST_ERROR = 16 * 1024;

    private static final byte[] LAST = {};

    private final String server;
    private final Process process;
    private final ProcessTree tree = new ProcessTree();
    private final ErrorLines errors;
    private final int longest;
    private final BlockingQueue<byte[]> unwritten = new LinkedBlockingQueue<>();
    private final AtomicLong unread = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Starts the child.
     *
     * @param server as logs and threads name it
     * @param longest the largest message, in bytes
     * @param errors receives what it writes to its standard error
     * @throws ChannelException when it cannot be started
     */
    public StdioChannel(
            String server, StdioCommand command, int longest, ErrorLines errors, Inbound unrelated)
            throws ChannelException {
        super(server, unrelated);
        this.server = server;
        this.longest = longest;
        this.errors = errors;
        try {
            this.process = command.builder(tree.variables()).start();
        } catch (IOException e) {
            throw new ChannelException(
                    Kind.NOT_SENT, "its program cannot be started: " + e.getMessage());
        }
        start("read", this::readMessages);
        start("write", this::writeMessages);
        start("errors", this::readErrors);
    }

    /** Ends the processes that routers left behind which ended without ending them. */
    public static void endOrphans() {
        ProcessTree.endOrphans();
    }

    private void start(String what, Runnable work) {
        Thread.ofPlatform().daemon().name("mcp-" + server + "-" + what).start(work);
    }

    @Override
    protected void write(JsonRpcMessage message) throws ChannelException {
        byte[] json = Json.MAPPER.writeValueAsBytes(message.json());
        if (unread.addAndGet(json.length) > MOST_UNREAD) {
            unread.addAndGet(-json.length);
            throw new ChannelException(Kind.NOT_SENT, "it does not read what it is sent");
        }
        unwritten.add(json);
    }

    private void writeMessages() {
        try (OutputStream out = process.getOutputStream()) {
            for (byte[] json = unwritten.take(); json.length > 0; json = unwritten.take()) {
                out.write(json);
                out.write('\n');
                if (unwritten.isEmpty()) {
                    out.flush();
                }
                unread.addAndGet(-json.length);
            }
        } catch (IOException e) {
            ended(new ChannelException(Kind.BROKEN, "its process does not read any more"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readMessages() {
        try {
            MessageLines lines = new MessageLines(process.getInputStream(), longest);
            for (var line = lines.read(); line != null; line = lines.read()) {
                switch (line) {
                    case MessageLines.Text text -> received(text.utf8());
                    case MessageLines.TooLong tooLong -> tooLong(tooLong);
                }
            }
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            log.debug("{} cannot be read: {}", server, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended(new ChannelException(Kind.BROKEN, end()));
        close();
    }

    private String end() {
        return process.isAlive()
                ? "its process closed its output"
                : "its process ended with exit code " + process.exitValue();
    }

    private void received(byte[] utf8) throws InterruptedException {
        try {
            for (JsonRpcMessage message : messages(Json.read(utf8))) {
                received(message, null);
            }
        } catch (MalformedJsonException e) {
            log.debug("{} wrote a line that is no JSON: {}", server, e.getMessage());
        }
    }

    private void tooLong(MessageLines.TooLong line) {
        log.warn("{} sent a message of more than {} bytes", server, longest);
        if (line.id() != null) {
            failed(
                    line.id(),
                    new ChannelException(
                            Kind.UNREADABLE,
                            "its answer has more than %d bytes".formatted(longest)));
        }
    }

    private void readErrors() {
        try {
            MessageLines lines = new MessageLines(process.getErrorStream(), LONGEST_ERROR);
            for (var line = lines.read(); line != null; line = lines.read()) {
                errors.add(
                        line instanceof MessageLines.Text text
                                ? new String(text.utf8(), StandardCharsets.UTF_8)
                                : "(a line of more than %d bytes)".formatted(LONGEST_ERROR));
            }
        } catch (IOException e) {
            log.debug("the standard error of {} cannot be read: {}", server, e.toString());
        }
    }

    /** Closes the child's input, and ends what has not ended by itself a while later. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        ended(new ChannelException(Kind.BROKEN, "it was stopped"));
        unwritten.add(LAST);
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            tree.end(process.toHandle(), GRACE);
        } catch (InterruptedException e) {
            tree.members(process.toHandle()).forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
