package dev.switchboard.router.outbound;

import java.io.InputStream;
import java.time.Duration;

/**
 * A response whose body has yet to be read. It occupies a connection until the body ends or it is
 * closed; closing it earlier closes the connection, so the server notices. One thread reads; any
 * may close.
 */
public final class OutboundResponse implements AutoCloseable {

    private final int status;
    private final Headers headers;
    private final OutboundUrl url;
    private final BodyStream body;
    private final Exchange exchange;
    private final OutboundLimits limits;

    OutboundResponse(
            int status,
            Headers headers,
            OutboundUrl url,
            BodyStream body,
            Exchange exchange,
            OutboundLimits limits) {
        this.status = status;
        this.headers = headers;
        this.url = url;
        this.body = body;
        this.exchange = exchange;
        this.limits = limits;
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    /** Where it came from, after redirects. */
    public OutboundUrl url() {
        return url;
    }

    /** The body, as long as it may be; what it throws is an {@link OutboundException}. */
    public InputStream body() {
        return body;
    }

    /**
     * Reads the body to its end.
     *
     * @throws OutboundException.TooLarge if it is larger than {@link OutboundLimits#bodyBytes()}
     */
    public byte[] readBody() throws OutboundException {
        int limit = limits.bodyBytes();
        try (this) {
            byte[] read = body.length() > limit ? new byte[0] : body.readNBytes(limit);
            if (body.length() > limit || body.read() >= 0) {
                throw new OutboundException.TooLarge(url.origin(), "a body", limit);
            }
            return read;
        } catch (OutboundException e) {
            throw e;
        } catch (java.io.IOException e) {
            throw exchange.failed(e);
        }
    }

    /** The body as server-sent events, each bounded by {@link OutboundLimits#eventBytes()}. */
    public SseReader events() {
        return new SseReader(body, url.origin(), limits.eventBytes());
    }

    /** Ends the call if the rest of its body has not come within a time from now. */
    public void finishWithin(Duration time) {
        exchange.finishWithin(time);
    }

    @Override
    public void close() {
        body.close();
    }
}
