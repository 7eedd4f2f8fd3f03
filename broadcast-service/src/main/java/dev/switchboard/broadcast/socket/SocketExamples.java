package dev.switchboard.broadcast.socket;

import dev.switchboard.admission.Admission;
import dev.switchboard.broadcast.dialect.DescriptionSamples;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.time.Instant;

/** What the description shows of {@code /ws}: answers in the words of the code itself. */
final class SocketExamples {

    private static final String CLIENT = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";
    private static final RequestId REQUEST = new RequestId("7");

    private SocketExamples() {}

    static byte[] of(AnswerType type) {
        return switch (type) {
            case WELCOME -> AnswerBodies.welcome(CLIENT, DescriptionSamples.CURSOR);
            case HEARTBEAT ->
                    AnswerBodies.heartbeat(
                            Instant.parse("2024-01-01T12:00:15Z"),
                            CLIENT,
                            DescriptionSamples.CURSOR,
                            null);
            case SUBSCRIBED -> AnswerBodies.subscribed(DescriptionSamples.CURSOR, REQUEST);
            case UNSUBSCRIBED -> AnswerBodies.unsubscribed(REQUEST);
            case HISTORY -> AnswerBodies.history(DescriptionSamples.history(), REQUEST);
            case STATUS -> AnswerBodies.status(DescriptionSamples::status, REQUEST);
            case ACCEPTED ->
                    AnswerBodies.accepted(
                            new Admission.Accepted(
                                    new ContractId("c-42"),
                                    new MessageId(MessageId.CONTRACTS, 0, 1532)),
                            REQUEST);
            case ERROR ->
                    AnswerBodies.error(
                            Problem.of(
                                    ProblemKind.MALFORMED_JSON, "the body is empty; expected JSON"),
                            null);
        };
    }

    static String of(Command command) {
        return switch (command) {
            case GET_HISTORY ->
                    """
                    {"type": "get_history", "limit": 10, "location": "Chennai", "request_id": 7}\
                    """;
            case GET_STATUS -> "{\"type\": \"get_status\", \"request_id\": 7}";
            case HEARTBEAT -> "{\"type\": \"heartbeat\"}";
            case CONTRACT_UPDATE ->
                    """
                    {"type": "contract_update", "data": {"contract_id": "c-42",
                     "location": "Chennai", "status": "active", "timestamp": "2024-01-01T12:00:00"},
                     "idempotency_key": "import-2024-01-01", "request_id": 7}\
                    """;
            case SUBSCRIBE ->
                    """
                    {"type": "subscribe", "contract_ids": ["c-42", "c-43"], "locations": "Chennai",
                     "replay": "latest", "slow": "conflate", "max_rate": 10, "request_id": 7}\
                    """;
            case UNSUBSCRIBE -> "{\"type\": \"unsubscribe\", \"request_id\": 7}";
        };
    }
}
