package dev.switchboard.client.rest;

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

/**
 * No answer came, or none in HTTP.
 *
 * @param kind {@code NOT_REACHED}, {@code NO_ANSWER}, or {@code FOREIGN} where it makes no sense to
 *     ask again
 * @param why in words for people
 */
public record NoAnswer(FailureKind kind, String why) {

    /** Whether it makes sense to ask again. */
    public boolean isPassing() {
        return kind != FailureKind.FOREIGN;
    }

    /**
     * What a failure of the HTTP client means, or of its future.
     *
     * @param address who was asked
     * @param timeout how long an answer was waited for
     * @throws RuntimeException the failure itself, when it is a fault of this program; an error too
     */
    public static NoAnswer of(String address, Duration timeout, Throwable failure) {
        return switch (failure) {
            case ExecutionException e when e.getCause() != null ->
                    of(address, timeout, e.getCause());
            case ConnectException _, NoRouteToHostException _, HttpConnectTimeoutException _ ->
                    new NoAnswer(FailureKind.NOT_REACHED, "nothing answers at " + address);
            case HttpTimeoutException _, TimeoutException _ ->
                    new NoAnswer(
                            FailureKind.NO_ANSWER,
                            "the server at %s does not answer within %d ms"
                                    .formatted(address, timeout.toMillis()));
            case SSLException _ -> overTls(address, failure);
            // The HTTP client throws the latter at headers that it can't read.
            case ProtocolException _, IllegalArgumentException _ ->
                    new NoAnswer(
                            FailureKind.FOREIGN,
                            "what answers at %s does not speak HTTP".formatted(address));
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            default ->
                    new NoAnswer(
                            FailureKind.NO_ANSWER,
                            "what answers at %s ended the connection without an answer in HTTP"
                                    .formatted(address));
        };
    }

    private static NoAnswer overTls(String address, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return new NoAnswer(
                        FailureKind.FOREIGN,
                        "the certificate of what answers at %s is not trusted".formatted(address));
            }
        }
        return new NoAnswer(
                FailureKind.NO_ANSWER,
                "what answers at %s does not speak TLS with us; if it is not secured, name it as http://"
                        .formatted(address));
    }
}
