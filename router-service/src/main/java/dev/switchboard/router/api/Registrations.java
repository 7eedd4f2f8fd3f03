package dev.switchboard.router.api;

import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.router.catalog.RegistrationOutcome;
import dev.switchboard.router.catalog.ServerState;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.service.web.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what becomes of changes to the registered servers. */
final class Registrations {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

    private Registrations() {}

    /**
     * The server that was changed; empty if it was removed.
     *
     * @throws ProblemException if nothing was changed
     */
    static Optional<ServerState> require(RegistrationOutcome outcome) {
        return switch (outcome) {
            case RegistrationOutcome.Done(var server) -> Optional.of(server);
            case RegistrationOutcome.Removed() -> Optional.empty();
            case RegistrationOutcome.Unknown() ->
                    throw new ProblemException(
                            ProblemKind.NOT_FOUND,
                            "there is no server of that name; /servers lists them");
            case RegistrationOutcome.StoreAway() -> throw storeAway();
            case RegistrationOutcome.NameTaken() ->
                    throw conflict(
                            "there is a server of that name; change it with PUT, or choose another name");
            case RegistrationOutcome.RuledByFile() ->
                    throw conflict(
                            "the start-up file of the router names this server; change it there");
            case RegistrationOutcome.TooMany(int most) ->
                    throw conflict(
                            "there are %,d registered servers, as many as there may be; remove one"
                                    .formatted(most));
            case RegistrationOutcome.NoKeys() ->
                    throw conflict(
                            "headers are stored encrypted, and the router has no key for that: set"
                                    + " MCP_SECRET_KEYS, or leave out the headers");
            case RegistrationOutcome.NoSuchDefinitions(var hashes) ->
                    throw conflict(
                            "the server lists something else by now, so that nothing was approved; read its"
                                    + " definitions again. Not known: "
                                    + hashes.stream().limit(3).collect(Collectors.joining(", ")));
        };
    }

    /** Nothing can be changed now. */
    static ProblemException storeAway() {
        return new ProblemException(
                ProblemKind.UNAVAILABLE,
                "PostgreSQL does not answer, so that nothing can be changed",
                COME_BACK_AFTER);
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemKind.CONFLICT, detail);
    }

    /**
     * The server that a path names.
     *
     * @throws ProblemException if it is no name of a server
     */
    static ServerName named(String text) {
        if (!ServerName.isName(text)) {
            throw unknown(text);
        }
        return new ServerName(text);
    }

    static ProblemException unknown(String name) {
        return new ProblemException(
                ProblemKind.NOT_FOUND,
                "there is no server %s; /servers lists them".formatted(Excerpt.of(name)));
    }
}
