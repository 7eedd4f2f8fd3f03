package dev.switchboard.router.catalog;

/** What becomes of a change to the registered servers. */
public sealed interface RegistrationOutcome {

    /** It is done. */
    record Done(ServerState server) implements RegistrationOutcome {}

    /** There is a server of that name already. */
    record NameTaken() implements RegistrationOutcome {}

    /** There is no server of that name. */
    record Unknown() implements RegistrationOutcome {}

    /** The start-up file names the server: it can be changed there only. */
    record RuledByFile() implements RegistrationOutcome {}

    /** The server has headers, and there are no keys to encrypt them with. */
    record NoKeys() implements RegistrationOutcome {}

    /** PostgreSQL is unavailable. */
    record StoreAway() implements RegistrationOutcome {}
}
