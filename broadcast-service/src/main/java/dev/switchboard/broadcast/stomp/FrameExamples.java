package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.asyncapi.MessageObject;
import dev.switchboard.broadcast.dialect.DescriptionSamples;
import dev.switchboard.broadcast.dialect.MessageType;
import dev.switchboard.broadcast.websocket.TextFrame;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.nio.ByteBuffer;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import tools.jackson.databind.node.ObjectNode;

/** What the description shows of frames: those that the code itself writes, taken apart. */
final class FrameExamples {

    private static final StompDecoder DECODER = new StompDecoder();

    private FrameExamples() {}

    static MessageObject connected(MessageObject message) {
        String session = "5f0c2d1e-9a77-4a53-b0b6-5e1f6f0f8c11";
        return add(message, StompFrames.connected(StompVersion.V1_2, session, 10_000));
    }

    static MessageObject receipt(MessageObject message) {
        return add(message, StompFrames.receipt(StompVersion.V1_2, "77"));
    }

    static MessageObject error(MessageObject message) {
        Problem problem =
                Problem.of(ProblemKind.INVALID_REQUEST, "SUBSCRIBE needs the header destination");
        return add(message, StompFrames.error(StompVersion.V1_2, problem, "77"));
    }

    static MessageObject notice(MessageObject message, MessageType type) {
        StompMessages words =
                new StompMessages(StompVersion.V1_2, Destination.ALL.address(), "sub-0", false);
        ByteBuffer frame = TextFrame.payload(words.encode(DescriptionSamples.notice(type)));
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return add(message, bytes);
    }

    private static MessageObject add(MessageObject message, byte[] frame) {
        var decoded = DECODER.decode(ByteBuffer.wrap(frame)).getFirst();
        ObjectNode headers = Json.MAPPER.createObjectNode();
        StompHeaderAccessor.wrap(decoded)
                .toNativeHeaderMap()
                .forEach((name, values) -> headers.put(name, values.getFirst()));
        byte[] body = decoded.getPayload();
        return message.example(headers, body.length == 0 ? null : Json.MAPPER.readTree(body));
    }
}
