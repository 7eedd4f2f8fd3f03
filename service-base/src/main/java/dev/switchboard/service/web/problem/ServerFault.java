package dev.switchboard.service.web.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Jetty finds wrong with a request before any servlet sees it, in words for its sender. */
public final class ServerFault {

    /** The beginning of Jetty's words for a fault, and ours. */
    private record Wording(String jetty, String ours) {}

    /** Said of a path that two readers may take for different ones. */
    public static final String AMBIGUOUS =
            "the path can be read in more than one way: it has an encoded slash or percent sign, a"
                    + " segment that is empty, . or .., or the like; name it in the query instead,"
                    + " such as ?contract_id=…";

    private static final String UNSAFE =
            "the path has a backslash, a control character, or one beyond ASCII that is not"
                    + " percent-encoded; name it in the query instead, such as ?contract_id=…";
    private static final String ENCODING = "the path's percent-encoding must be that of UTF-8";
    private static final String HOST = "the header Host must come once, as a host or host:port";
    private static final String LENGTH =
            "the header Content-Length must come once, as a whole number";

    private static final List<Wording> WORDINGS =
            List.of(
                    new Wording("Ambiguous URI", AMBIGUOUS),
                    new Wording("Suspicious Path Character", UNSAFE),
                    new Wording("Illegal Path Character", UNSAFE),
                    new Wording("UTF-16", ENCODING),
                    new Wording("Bad UTF-8", ENCODING),
                    new Wording("Truncated UTF-8", ENCODING),
                    new Wording("Bad percent", ENCODING),
                    new Wording("Deprecated User Info", "the target of a request names no user"),
                    new Wording("No Host", HOST),
                    new Wording("Duplicate Host", HOST),
                    new Wording("Bad Host", HOST),
                    new Wording(
                            "Mismatched Authority",
                            "the target of the request names another host than the header Host"),
                    new Wording("Invalid Content-Length", LENGTH),
                    new Wording("Multiple Content-Length", LENGTH),
                    new Wording(
                            "Transfer-Encoding and Content-Length",
                            "a request has a Transfer-Encoding or a Content-Length, never both"),
                    new Wording(
                            "Bad Transfer-Encoding", "the Transfer-Encoding must end with chunked"),
                    new Wording(
                            "Invalid h2c upgrade",
                            "with the header Upgrade the header Connection must contain Upgrade"),
                    new Wording("Line Folding", "each header must stand on one line"),
                    new Wording(
                            "Fragment",
                            "a path has no fragment: a # in it is percent-encoded, %23"),
                    new Wording(
                            "Illegal character",
                            "there is a character that may not stand in a method, path or header;"
                                    + " paths and queries are percent-encoded"));

    private ServerFault() {}

    /**
     * One sentence.
     *
     * @param message Jetty's, if it has any
     */
    static String describe(int status, @Nullable String message) {
        String said = message == null ? "" : message;
        return WORDINGS.stream()
                .filter(wording -> said.startsWith(wording.jetty()))
                .map(Wording::ours)
                .findFirst()
                .orElseGet(() -> describe(status));
    }

    private static String describe(int status) {
        return switch (status) {
            case 400 ->
                    "the request is not written as HTTP/1.1 has it: look at its path, whose"
                            + " percent-encoding must be UTF-8 without a zero byte, and at its"
                            + " headers";
            case 404 -> "there is nothing at this path";
            case 408 -> "the request took too long to come; send it again";
            case 414, 431 -> "the path with its query, or the headers, are too long";
            case 417 -> "Expect may only be 100-continue";
            case 505 -> "the version of HTTP must be 1.0 or 1.1";
            default -> "the request failed";
        };
    }
}
