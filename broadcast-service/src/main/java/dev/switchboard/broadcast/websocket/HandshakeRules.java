package dev.switchboard.broadcast.websocket;

import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What RFC 6455, section 4.2.1, asks of a handshake, beside what the web server asks by itself: one
 * Host.
 */
final class HandshakeRules {

    static final String UPGRADE = "Upgrade";
    static final String WEBSOCKET = "websocket";
    static final String PROTOCOL = "Sec-WebSocket-Protocol";

    private static final String CONNECTION = "Connection";
    private static final String KEY = "Sec-WebSocket-Key";
    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final String SPOKEN = "13";
    private static final int KEY_BYTES = 16;
    private static final int LONGEST_EXCERPT = 100;

    /** RFC 9110, section 5.6.2. */
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

    private static final Pattern NAME = Pattern.compile(TOKEN);
    private static final Pattern EXTENSION =
            Pattern.compile(
                    "T(?:[ \t]*+;[ \t]*+T(?:[ \t]*+=[ \t]*+(?:T|\"T\"))?+)*+".replace("T", TOKEN));

    private static final List<Function<HttpServletRequest, Optional<HandshakeRefusal>>> RULES =
            List.of(
                    HandshakeRules::method,
                    HandshakeRules::upgrade,
                    HandshakeRules::connection,
                    HandshakeRules::httpVersion,
                    HandshakeRules::key,
                    HandshakeRules::version,
                    HandshakeRules::subprotocols,
                    HandshakeRules::extensions,
                    HandshakeRules::body);

    private HandshakeRules() {}

    /** The first rule that a request breaks; empty where it keeps them all. */
    static Optional<HandshakeRefusal> broken(HttpServletRequest request) {
        return RULES.stream().flatMap(rule -> rule.apply(request).stream()).findFirst();
    }

    /** The elements of a header that is a list (RFC 9110, section 5.6.1). */
    static List<String> list(HttpServletRequest request, String name) {
        return headers(request, name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    private static Optional<HandshakeRefusal> method(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                ? Optional.empty()
                : Optional.of(
                        new HandshakeRefusal(
                                Problem.of(
                                        ProblemKind.METHOD_NOT_ALLOWED,
                                        "a WebSocket is opened with GET, not with "
                                                + request.getMethod()),
                                Map.of("Allow", "GET")));
    }

    private static Optional<HandshakeRefusal> upgrade(HttpServletRequest request) {
        return fault(
                list(request, UPGRADE).stream().noneMatch(WEBSOCKET::equalsIgnoreCase),
                "this is a WebSocket: connect with ws:// or wss://");
    }

    /** Jetty finds Upgrade in what is no list of tokens, too, and then does not upgrade. */
    private static Optional<HandshakeRefusal> connection(HttpServletRequest request) {
        return fault(
                list(request, CONNECTION).stream().noneMatch(UPGRADE::equalsIgnoreCase),
                "with the header Upgrade the header Connection must contain Upgrade; it is "
                        + said(headers(request, CONNECTION)));
    }

    private static Optional<HandshakeRefusal> httpVersion(HttpServletRequest request) {
        return fault(
                request.getProtocol().equals("HTTP/1.0"),
                "a WebSocket is opened over HTTP/1.1, not HTTP/1.0");
    }

    private static Optional<HandshakeRefusal> key(HttpServletRequest request) {
        List<String> keys = headers(request, KEY);
        return fault(
                keys.size() != 1 || !isKey(keys.getFirst()),
                "the header Sec-WebSocket-Key must come once, as 16 bytes in base64; it is "
                        + said(keys));
    }

    private static boolean isKey(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            return key.length == KEY_BYTES && text.endsWith("==");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Optional<HandshakeRefusal> version(HttpServletRequest request) {
        List<String> versions = headers(request, VERSION);
        String detail = "the header Sec-WebSocket-Version must come once, as 13; it is ";
        if (versions.size() > 1) {
            return Optional.of(HandshakeRefusal.of(detail + said(versions)));
        }
        return versions.equals(List.of(SPOKEN))
                ? Optional.empty()
                : Optional.of(otherVersion(detail + said(versions)));
    }

    /** RFC 6455, section 4.4, and RFC 9110, section 15.5.22. */
    private static HandshakeRefusal otherVersion(String detail) {
        ProblemKind kind = ProblemKind.INVALID_REQUEST;
        return new HandshakeRefusal(
                new Problem(kind.urn(), kind.title(), 426, detail, List.of()),
                Map.of(VERSION, SPOKEN, UPGRADE, WEBSOCKET, CONNECTION, UPGRADE));
    }

    private static Optional<HandshakeRefusal> subprotocols(HttpServletRequest request) {
        List<String> offered = list(request, PROTOCOL);
        return fault(
                !offered.stream().allMatch(NAME.asMatchPredicate())
                        || new HashSet<>(offered).size() < offered.size(),
                "the header Sec-WebSocket-Protocol must be names between commas, each once; it is "
                        + said(offered));
    }

    private static Optional<HandshakeRefusal> extensions(HttpServletRequest request) {
        Predicate<String> isExtension = EXTENSION.asMatchPredicate();
        return fault(
                !list(request, EXTENSIONS).stream().allMatch(isExtension),
                "the header Sec-WebSocket-Extensions must be names with parameters, such as"
                        + " permessage-deflate; it is "
                        + said(headers(request, EXTENSIONS)));
    }

    /** What follows the headers would be taken for frames. */
    private static Optional<HandshakeRefusal> body(HttpServletRequest request) {
        boolean hasLength = request.getContentLengthLong() > 0;
        return fault(
                hasLength || request.getHeader("Transfer-Encoding") != null,
                "a request that opens a WebSocket has no body");
    }

    private static Optional<HandshakeRefusal> fault(boolean isBroken, String detail) {
        return isBroken ? Optional.of(HandshakeRefusal.of(detail)) : Optional.empty();
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    private static String said(List<String> values) {
        if (values.isEmpty()) {
            return "missing";
        }
        String all = String.join(", ", values);
        return all.length() > LONGEST_EXCERPT ? all.substring(0, LONGEST_EXCERPT) + "…" : all;
    }
}
