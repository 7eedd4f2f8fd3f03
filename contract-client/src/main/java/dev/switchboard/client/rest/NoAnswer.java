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
 * @param why in words for people
 * @param passing whether it makes sense to ask again
 */
public record NoAnswer(String why, boolean passing) {

    /**
     * What a failure of the HTTP client means, or of its future.
     *
     * @param address who was asked
     * @param timeout how long an answer was waited for
     * @throws RuntimeException the failure itself, when it is a fault of this program; an error too
     */
    public static NoAnswer of(Object address, Duration timeout, Throwable failure) {
        return switch (failure) {
            case ExecutionException e when e.getCause() != null ->
                    of(address, timeout, e.getCause());
            case ConnectException _, NoRouteToHostException _, HttpConnectTimeoutException _ ->
                    new NoAnswer("nothing answers at " + address, true);
            case HttpTimeoutException _, TimeoutException _ ->
                    new NoAnswer(
                            "the server at %s does not answer within %d s"
                                    .formatted(address, timeout.toSeconds()),
                            true);
            case SSLException _ -> overTls(address, failure);
            // The HTTP client throws the latter at headers that it can't read.
            case ProtocolException _, IllegalArgumentException _ ->
                    new NoAnswer(
                            "what answers at %s does not speak HTTP".formatted(address), false);
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            default ->
                    new NoAnswer(
                            "what answers at %s ended the connection without an answer in HTTP"
                                    .formatted(address),
                            true);
        };
    }

    private static NoAnswer overTls(Object address, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return new NoAnswer(
                        "the certificate of what answers at %s is not trusted".formatted(address),
                        false);
            }
        }
        return new NoAnswer(
                "what answers at %s does not speak TLS with us; if it is not secured, name it as http://"
                        .formatted(address),
                true);
    }
}
