package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.fanout.ReconnectNotice;
import dev.switchboard.broadcast.fanout.ResumePosition;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;

/** The frames that the server sends besides MESSAGE. */
final class StompFrames {

    private static final String SERVER = "switchboard";

    static final byte[] HEARTBEAT = {'\n'};

    private StompFrames() {}

    static byte[] connected(StompVersion version, String session, long heartbeatMillis) {
        FrameEncoder frame =
                new FrameEncoder(version, StompCommand.CONNECTED)
                        .header("version", version.number())
                        .header("session", session)
                        .header("server", SERVER);
        if (version != StompVersion.V1_0) {
            frame.header("heart-beat", heartbeatMillis + "," + heartbeatMillis);
        }
        return frame.end();
    }

    static byte[] receipt(StompVersion version, String id) {
        return new FrameEncoder(version, StompCommand.RECEIPT).header("receipt-id", id).end();
    }

    /**
     * An ERROR whose body is a problem.
     *
     * @param receipt the receipt id asked for by the frame at fault; null when it asked for none
     */
    static byte[] error(StompVersion version, Problem problem, @Nullable String receipt) {
        return end(ofError(version, problem, receipt), problem);
    }

    /**
     * The ERROR to one that its policy wants closed, with the cursor to come back with; where its
     * client subscribes to several feeds, with one for each of them, too.
     *
     * @param resumeAt that of the subscriber first
     */
    static byte[] tooSlow(StompVersion version, List<ResumePosition> resumeAt) {
        boolean several = resumeAt.size() > 1;
        Problem problem =
                Problem.of(
                        ProblemKind.TOO_SLOW,
                        "this subscriber reads too slowly for slow:disconnect; come back with since"
                                + " and this frame's cursor"
                                + (several ? ", to each feed with its own: cursor-{feed}" : ""));
        FrameEncoder frame =
                ofError(version, problem)
                        .header(StompHeaders.CURSOR, resumeAt.getFirst().cursor().encode());
        if (several) {
            resumeAt.forEach(position ->
                    frame.header(
                            StompHeaders.cursorOf(position.feed()), position.cursor().encode()));
        }
        return end(frame, problem);
    }

    /** The ERROR by which a node that stops ends a session. */
    static byte[] notice(StompVersion version, ReconnectNotice notice) {
        String how = notice.cursor() == null ? "" : ", with since and this frame's cursor";
        Problem problem =
                Problem.of(
                        ProblemKind.UNAVAILABLE,
                        "this node stops; come back in " + notice.delayMillis() + " ms" + how);
        FrameEncoder frame =
                ofError(version, problem)
                        .header(StompHeaders.RECONNECT_DELAY, Long.toString(notice.delayMillis()));
        if (notice.cursor() != null) {
            frame.header(StompHeaders.CURSOR, notice.cursor().encode());
        }
        return end(frame, problem);
    }

    /** An ERROR that says which versions are spoken. */
    static byte[] versionError(Problem problem, @Nullable String receipt) {
        return end(
                ofError(StompVersion.V1_2, problem, receipt).header("version", "1.0,1.1,1.2"),
                problem);
    }

    private static FrameEncoder ofError(
            StompVersion version, Problem problem, @Nullable String receipt) {
        FrameEncoder frame = ofError(version, problem);
        return receipt == null ? frame : frame.header("receipt-id", receipt);
    }

    private static FrameEncoder ofError(StompVersion version, Problem problem) {
        return new FrameEncoder(version, StompCommand.ERROR).header("message", problem.detail());
    }

    private static byte[] end(FrameEncoder frame, Problem problem) {
        return frame.end(Problem.MEDIA_TYPE, Json.MAPPER.writeValueAsBytes(problem));
    }
}
