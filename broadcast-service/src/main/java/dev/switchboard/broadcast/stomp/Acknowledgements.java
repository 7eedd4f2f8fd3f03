package dev.switchboard.broadcast.stomp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;

/** What a client says of acknowledgements: it is held to the form, and nothing comes of it. */
final class Acknowledgements {

    /** What a subscription can say of them; the first where it says nothing. */
    static final List<String> MODES = List.of("auto", "client", "client-individual");

    private Acknowledgements() {}

    /**
     * Whether the client of a subscription will acknowledge each message.
     *
     * @param mode its header {@code ack}
     * @throws StompFault when that is none of {@link #MODES}
     */
    static boolean areAskedFor(@Nullable String mode) {
        if (mode != null && !MODES.contains(mode)) {
            throw new StompFault(
                    "ack must be one of %s; it is %s".formatted(String.join(", ", MODES), mode));
        }
        return mode != null && !mode.equals(MODES.getFirst());
    }

    /**
     * Lets an ACK or NACK pass that names what it is of, as its version has it.
     *
     * @throws StompFault when it does not
     */
    static void require(ReceivedFrame frame, StompVersion version) {
        switch (version) {
            case V1_2 -> frame.required("id");
            case V1_1 -> {
                frame.required("message-id");
                frame.required("subscription");
            }
            case V1_0 -> {
                if (frame.command() == StompCommand.NACK) {
                    throw new StompFault("NACK is a frame of STOMP 1.1 and later, this is 1.0");
                }
                frame.required("message-id");
            }
        }
    }
}
