package dev.switchboard.cli.rest;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.contract.MalformedJsonException;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads answers, and takes whatever comes: what answers may be a proxy or another program. */
final class AnswerReader {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private AnswerReader() {}

    static Answer read(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        JsonNode body = json(response.body());
        if (status / 100 == 2) {
            return new Answer.Accepted(body.path("message_id").asString("accepted"));
        }
        String detail =
                body.path("detail")
                        .asString("HTTP status %d from %s".formatted(status, response.uri()));
        if (status == 429 || status >= 500) {
            return new Answer.Busy(status, detail, retryAfter(response));
        }
        return new Answer.Refused(status, detail, reasons(body));
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.read(body);
        } catch (MalformedJsonException e) {
            return MissingNode.getInstance();
        }
    }

    private static List<String> reasons(JsonNode problem) {
        return problem.path("violations").valueStream().map(AnswerReader::reason).toList();
    }

    /** A violation in words, such as {@code location must be one of Chennai, Mumbai: "Delhi"}. */
    private static String reason(JsonNode violation) {
        String field = violation.path("pointer").asString("").replaceFirst("^/", "");
        String subject = field.isEmpty() ? "the update" : field;
        JsonNode rejected = violation.path("rejected");
        String value = rejected.isMissingNode() ? "" : ": " + rejected;
        return "%s %s%s".formatted(subject, violation.path("message").asString("is wrong"), value);
    }

    /** What the header asks for, as seconds or as a date (RFC 9110, section 10.2.3); else zero. */
    private static Duration retryAfter(HttpResponse<?> response) {
        String text = response.headers().firstValue("Retry-After").orElse("");
        Duration asked = Duration.ZERO;
        try {
            asked =
                    text.matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(
                                    Instant.now(),
                                    ZonedDateTime.parse(
                                            text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            // Absent or unreadable: the caller waits as long as it thinks right.
        }
        return asked.isNegative() ? Duration.ZERO : min(asked, LONGEST_WAIT);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
