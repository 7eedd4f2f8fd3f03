package dev.switchboard.router.catalog;

import java.util.List;

/** What becomes of a change to the registered servers. */
public sealed interface RegistrationOutcome {

    /** It is done. */
    record Done(ServerState server) implements RegistrationOutcome {}

    /** The server is not registered any more. */
    record Removed() implements RegistrationOutcome {}

    /** There is a server of that name already. */
    record NameTaken() implements RegistrationOutcome {}

    /** As many servers are registered as there may be. */
    record TooMany(int most) implements RegistrationOutcome {}

    /** There is no server of that name. */
    record Unknown() implements RegistrationOutcome {}

    /** The start-up file names the server: it can be changed there only. */
    record RuledByFile() implements RegistrationOutcome {}

    /** The server has headers, and there are no keys to encrypt them with. */
    record NoKeys() implements RegistrationOutcome {}

    /** The server never listed definitions of those hashes, or they are forgotten. */
    record NoSuchDefinitions(List<String> hashes) implements RegistrationOutcome {}

    /** PostgreSQL is unavailable; it is unknown whether anything was changed. */
    record StoreAway() implements RegistrationOutcome {}
}
