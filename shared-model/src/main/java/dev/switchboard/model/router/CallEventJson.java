package dev.switchboard.model.router;

import dev.switchboard.model.router.CallEvent.Arguments;
import dev.switchboard.model.router.CallEvent.Origin;
import dev.switchboard.model.router.CallEvent.Result;
import dev.switchboard.model.router.CallEvent.Target;
import tools.jackson.core.JsonGenerator;

/** The JSON of a call, both ways. */
final class CallEventJson {

    private CallEventJson() {}

    static byte[] write(CallEvent call) {
        return EventTexts.json(json -> {
            json.writeStringProperty("call_id", call.callId().toString());
            json.writeStringProperty("time", call.time().toString());
            write(json, call.target());
            write(json, call.origin());
            write(json, call.result());
            write(json, call.arguments());
            EventTexts.write(json, "traceparent", call.traceparent());
        });
    }

    private static void write(JsonGenerator json, Target target) {
        json.writeStringProperty("endpoint", target.endpoint());
        json.writeStringProperty("method", target.method());
        json.writeStringProperty("server", target.server().value());
        EventTexts.write(json, "name", target.name());
        EventTexts.write(json, "exposed_name", target.exposedName());
    }

    private static void write(JsonGenerator json, Origin origin) {
        json.writeStringProperty("caller", origin.caller());
        EventTexts.write(json, "client", origin.client());
        json.writeStringProperty("era", origin.era().label());
    }

    private static void write(JsonGenerator json, Result result) {
        json.writeStringProperty("outcome", result.outcome().label());
        if (result.errorCode() != null) {
            json.writeNumberProperty("error_code", result.errorCode());
        }
        EventTexts.write(json, "error", result.error());
        json.writeNumberProperty("duration_ms", EventFields.toMillis(result.duration()));
        json.writeNumberProperty("request_bytes", result.requestBytes());
        json.writeNumberProperty("response_bytes", result.responseBytes());
    }

    private static void write(JsonGenerator json, Arguments arguments) {
        EventTexts.write(json, "arguments_hash", arguments.hash());
        if (arguments.value() != null) {
            json.writeName("arguments");
            json.writeTree(arguments.value());
        }
    }

    static CallEvent read(EventFields fields) throws UnreadableEventException {
        return new CallEvent(
                fields.uuid("call_id"),
                fields.time("time"),
                new Target(
                        fields.text("endpoint"),
                        fields.text("method"),
                        fields.server(),
                        fields.optionalText("name"),
                        fields.optionalText("exposed_name")),
                new Origin(
                        fields.text("caller"),
                        fields.optionalText("client"),
                        fields.label("era", ProtocolEra.class)),
                new Result(
                        fields.label("outcome", CallOutcome.class),
                        fields.optionalInteger("error_code"),
                        fields.optionalText("error"),
                        fields.millis("duration_ms"),
                        fields.count("request_bytes"),
                        fields.count("response_bytes")),
                new Arguments(fields.optionalText("arguments_hash"), fields.value("arguments")),
                fields.optionalText("traceparent"));
    }
}
