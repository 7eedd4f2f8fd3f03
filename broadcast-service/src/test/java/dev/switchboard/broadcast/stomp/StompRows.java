package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.client.StompFrame;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the tables of STOMP's rules are made of. */
final class StompRows {

    static final String ALL = "1.0 1.1 1.2";
    static final String FROM_1_1 = "1.1 1.2";
    static final String UPDATE = Feed.body("stomp-rules", "Chennai");

    private StompRows() {}

    /** A client that has connected with that version. */
    static FrameSocket connected(Node node, String version) throws IOException {
        FrameSocket client = FrameSocket.open(node, "/stomp");
        client.send("CONNECT\naccept-version:" + version + "\nhost:localhost\n\n\0");
        assertThat(StompFrame.parse(client.next().text()).raw("version")).isEqualTo(version);
        return client;
    }

    /** A row of a table. */
    static Arguments row(String rule, String versions, String frames, String answer) {
        return Arguments.of(rule, versions, frames, answer);
    }

    /** Each row once for each of its versions, which stand second in it. */
    static Stream<Arguments> inEachVersion(Arguments... rows) {
        return Stream.of(rows)
                .map(Arguments::get)
                .flatMap(row ->
                        Stream.of(((String) row[1]).split(" "))
                                .map(version -> Arguments.of(row[0], version, row[2], row[3])));
    }

    /** A frame without a body. */
    static String frame(String command, String headers) {
        return command + "\n" + (headers.isEmpty() ? "" : headers + "\n") + "\n\0";
    }

    /** The same with a destination. */
    static String topic(String command, String headers) {
        return frame(command, "destination:/topic/contracts/none\n" + headers);
    }

    /** A subscription with the id a. */
    static String subscribe(String headers) {
        return topic("SUBSCRIBE", headers.isEmpty() ? "id:a" : "id:a\n" + headers);
    }

    /** An update. */
    static String send(String headers) {
        String empty = frame("SEND", "destination:/app/update\n" + headers);
        return empty.substring(0, empty.length() - 1) + UPDATE + "\0";
    }

    /** The frame with a body of four bytes. */
    static String withBody(String frame) {
        return frame.substring(0, frame.length() - 1) + "body\0";
    }

    static String crlf(String frame) {
        return frame.replace("\n", "\r\n");
    }
}
