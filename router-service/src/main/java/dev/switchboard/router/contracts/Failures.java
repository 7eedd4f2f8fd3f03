package dev.switchboard.router.contracts;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;

/** Words what came to nothing. */
final class Failures {

    private Failures() {}

    /** What a tool says that got no good answer. */
    static CallToolResult result(CallFailedException failure) {
        return CallToolResult.failed(inWords(failure));
    }

    /** The same where a request can only end in an error. */
    static McpException error(CallFailedException failure) {
        return new McpException(ErrorCode.INTERNAL_ERROR, inWords(failure)).inAnswer();
    }

    static McpException invalid(String what) {
        return new McpException(ErrorCode.INVALID_PARAMS, what).inAnswer();
    }

    private static String inWords(CallFailedException failure) {
        String why = why(failure);
        return switch (failure.kind()) {
            case REFUSED -> "Refused: %s.".formatted(why);
            case FOREIGN ->
                    "Not answered: %s. Calling again will not help; tell whoever runs the router."
                            .formatted(why);
            case NOT_REACHED, NO_ANSWER, NOT_NOW, GIVEN_UP ->
                    "Not answered: %s. Nothing was changed; call again in a while.".formatted(why);
        };
    }

    /** What a failure says, to stand within a sentence. */
    static String why(Throwable failure) {
        return String.valueOf(failure.getMessage()).replaceFirst("\\.$", "");
    }
}
