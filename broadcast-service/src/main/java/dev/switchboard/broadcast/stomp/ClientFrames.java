package dev.switchboard.broadcast.stomp;

import dev.switchboard.admission.service.AdmissionSchemas;
import dev.switchboard.broadcast.asyncapi.MessageObject;
import dev.switchboard.broadcast.dialect.SubscriptionParameter;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.Schema;
import tools.jackson.databind.JsonNode;

/** Describes the frames that clients send. Header values are texts, as STOMP has it. */
final class ClientFrames {

    private ClientFrames() {}

    static MessageObject connect() {
        return frame("CONNECT", "Opens the session; STOMP does the same.")
                .headers(
                        Schema.object()
                                .optional(
                                        "accept-version",
                                        Schema.string()
                                                .describedAs(
                                                        "Versions between commas; 1.0 where it is"
                                                                + " not given.")
                                                .example("1.0,1.1,1.2"))
                                .optional("host", Schema.string().describedAs("Passed over."))
                                .optional("login", Schema.string().describedAs("Passed over."))
                                .optional("passcode", Schema.string().describedAs("Passed over."))
                                .optional("heart-beat", heartbeat()))
                .example(
                        read(
                                """
                                {"accept-version": "1.2", "host": "localhost",
                                 "heart-beat": "10000,10000"}\
                                """),
                        null);
    }

    static MessageObject subscribe() {
        Schema headers =
                confirmed()
                        .with("destination", Schema.string())
                        .optional("id", Schema.string().describedAs("Needed but in STOMP 1.0."))
                        .optional(
                                "ack",
                                Schema.label(Acknowledgements.MODES)
                                        .describedAs(
                                                "Whether the client acknowledges messages, which"
                                                        + " changes nothing.")
                                        .otherwise("auto"));
        for (SubscriptionParameter parameter : StompCommands.PARAMETERS) {
            headers.optional(parameter.inQuery(), parameter.header());
        }
        return frame("SUBSCRIBE", "Subscribes to the destination.")
                .headers(headers)
                .example(
                        read(
                                """
                                {"id": "sub-0", "destination": "/topic/contracts",
                                 "replay": "latest", "receipt": "77"}\
                                """),
                        null);
    }

    static MessageObject unsubscribe() {
        return frame("UNSUBSCRIBE", "Ends a subscription.")
                .headers(
                        confirmed()
                                .optional("id", Schema.string())
                                .optional(
                                        "destination",
                                        Schema.string()
                                                .describedAs("Stands for the id in STOMP 1.0.")))
                .example(read("{\"id\": \"sub-0\"}"), null);
    }

    static MessageObject send() {
        return frame("SEND", "An update.")
                .headers(
                        confirmed()
                                .with("destination", Schema.constant(StompCommands.UPDATES))
                                .optional(
                                        StompHeaders.IDEMPOTENCY_KEY,
                                        Schema.ref(AdmissionSchemas.IDEMPOTENCY_KEY))
                                .optional(
                                        "content-type", Schema.string().describedAs("Passed over."))
                                .optional("content-length", Schema.string().matching("\\d+")))
                .payload(Schema.ref(ContractSchemas.UPDATE))
                .example(
                        read(
                                """
                                {"destination": "/app/update", "receipt": "78",
                                 "idempotency-key": "import-2024-01-01"}\
                                """),
                        read(
                                """
                                {"contract_id": "c-42", "location": "Chennai", "status": "active",
                                 "timestamp": "2024-01-01T12:00:00"}\
                                """));
    }

    static MessageObject ack() {
        return acknowledgement("ACK");
    }

    static MessageObject nack() {
        return acknowledgement("NACK");
    }

    static MessageObject disconnect() {
        return frame("DISCONNECT", "Ends the session; its receipt is the last that comes.")
                .headers(confirmed())
                .example(read("{\"receipt\": \"79\"}"), null);
    }

    /** Two whole numbers of milliseconds. */
    static Schema heartbeat() {
        return Schema.string()
                .matching(" *\\d{1,9} *, *\\d{1,9} *")
                .describedAs("How often one can send, and wants to hear, in milliseconds.");
    }

    private static MessageObject acknowledgement(String command) {
        return frame(command, "Is taken, and means nothing more than ack:auto.")
                .headers(
                        confirmed()
                                .optional(
                                        "id",
                                        Schema.string()
                                                .describedAs("The message's ack, in STOMP 1.2."))
                                .optional(
                                        "message-id",
                                        Schema.string()
                                                .describedAs("The message's, before STOMP 1.2."))
                                .optional(
                                        "subscription",
                                        Schema.string().describedAs("Its id, in STOMP 1.1.")))
                .example(read("{\"id\": \"contracts-0-1532\", \"receipt\": \"80\"}"), null);
    }

    private static Schema confirmed() {
        return Schema.object()
                .optional("receipt", Schema.string().describedAs("Asks for a RECEIPT."));
    }

    private static MessageObject frame(String command, String summary) {
        return MessageObject.of("stomp_" + command, command, summary).stompCommand(command);
    }

    private static JsonNode read(String json) {
        return Json.MAPPER.readTree(json);
    }
}
