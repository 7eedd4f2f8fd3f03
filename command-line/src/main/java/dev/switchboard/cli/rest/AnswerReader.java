package dev.switchboard.cli.rest;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;

/** Reads what came of sending an update. */
final class AnswerReader {

    private static final int ACCEPTED = 202;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private AnswerReader() {}

    static Answer read(Reply reply) {
        JsonNode messageId = reply.body().path("message_id");
        if (reply.status() == ACCEPTED && messageId.isString() && !messageId.asString().isBlank()) {
            return new Answer.Accepted(messageId.asString());
        }
        if (reply.isPassing()) {
            return new Answer.Busy(reply.status(), reply.inWords(), retryAfter(reply.response()));
        }
        return reply.isRefusal()
                ? new Answer.Refused(reply.status(), reply.inWords(), reply.reasons())
                : new Answer.Foreign(reply.inWords());
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
