package dev.switchboard.router.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Says in our words what has failed. The library's messages quote what came, so they are kept out
 * of ours and do not become causes.
 */
final class Faults {

    private Faults() {}

    static OutboundException of(
            Exception failure, Origin origin, Phase phase, OutboundLimits limits) {
        return switch (failure) {
            case OutboundException known -> known;
            case TimeoutException _ -> new OutboundException.Saturated(origin);
            case SSLException tls ->
                    new OutboundException.TlsFailed(origin, phase.sent(), reason(tls), tls);
            case SocketTimeoutException _ when phase == Phase.BODY ->
                    new OutboundException.TimedOut(origin, true, TimeLimit.IDLE, limits.idle());
            case IOException io when phase == Phase.CONNECT ->
                    new OutboundException.NotReached(origin, reason(io), io);
            case MessageConstraintException _ when phase == Phase.HEAD ->
                    new OutboundException.TooLarge(origin, "a head", OutboundConnection.HEAD_BYTES);
            default -> new OutboundException.Broken(origin, broken(failure, phase));
        };
    }

    private static String reason(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return "its certificate is not trusted, has expired or is for another host";
            }
        }
        return "the server does not speak it, or no version in common";
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case ConnectException _ -> "it refuses connections";
            case NoRouteToHostException _ -> "there is no route to it";
            case SocketTimeoutException _ -> "it does not answer";
            default -> "the connection failed";
        };
    }

    private static String broken(Exception failure, Phase phase) {
        return switch (failure) {
            case NoHttpResponseException _ -> "closed the connection without a response";
            case MalformedChunkCodingException _ -> "sent a body in malformed chunks";
            case ConnectionClosedException _ -> "closed the connection in the middle of a body";
            case MessageConstraintException _ -> "sent a malformed body";
            case HttpException _ -> "sent a response that is not valid HTTP";
            default ->
                    phase == Phase.BODY
                            ? "broke the connection in the middle of a body"
                            : "broke the connection before a response";
        };
    }
}
