package dev.switchboard.router.storage;

/** The state of a store at its last check. */
sealed interface StoreState {

    /** It serves. */
    record Ready() implements StoreState {}

    /** It does not; the guard checks it again. */
    record Away(String reason) implements StoreState {}

    /** It answers, but refuses this service: an operator must act. */
    record Faulty(String reason) implements StoreState {}
}
