package dev.switchboard.cli.rest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** No answer came, or none in HTTP; the message says so to people. */
public final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private NoAnswerException(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether it makes sense to ask again. */
    public boolean isPassing() {
        return passing;
    }

    /**
     * What a failure of the HTTP client means, or of its future.
     *
     * @param address who was asked
     * @param patience how long an answer was waited for
     * @throws RuntimeException the failure itself, when it is a fault of this program; an error too
     */
    public static NoAnswerException of(Object address, Duration patience, Throwable failure) {
        return switch (failure) {
            case ExecutionException e when e.getCause() != null ->
                    of(address, patience, e.getCause());
            case ConnectException _, NoRouteToHostException _, HttpConnectTimeoutException _ ->
                    new NoAnswerException(
                            "nothing answers at %s: start it with ./switchboard run, or name another server with --url"
                                    .formatted(address),
                            true,
                            failure);
            case HttpTimeoutException _, TimeoutException _ ->
                    new NoAnswerException(
                            "the server at %s does not answer within %d s; name another server with --url"
                                    .formatted(address, patience.toSeconds()),
                            true,
                            failure);
            case SSLException _ -> overTls(address, failure);
            // The client throws the latter at headers that it can't read.
            case ProtocolException _, IllegalArgumentException _ ->
                    new NoAnswerException(
                            "what answers at %s does not speak HTTP; name a server with --url"
                                    .formatted(address),
                            false,
                            failure);
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            default ->
                    new NoAnswerException(
                            "what answers at %s ended the connection without an answer in HTTP;"
                                            .formatted(address)
                                    + " if it always does, name another server with --url",
                            true,
                            failure);
        };
    }

    private static NoAnswerException overTls(Object address, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return new NoAnswerException(
                        "the certificate of what answers at %s is not trusted".formatted(address),
                        false,
                        failure);
            }
        }
        return new NoAnswerException(
                "what answers at %s does not speak TLS with us; if it is not secured, name it as"
                                .formatted(address)
                        + " http:// with --url",
                true,
                failure);
    }
}
