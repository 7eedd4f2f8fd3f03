package dev.switchboard.router.storage;

/** How a store stood when it was last looked at. */
sealed interface StoreState {

    /** It serves. */
    record Ready() implements StoreState {}

    /** It does not, and is asked again by itself. */
    record Away(String reason) implements StoreState {}

    /** It serves, but not us: somebody must look. */
    record Faulty(String reason) implements StoreState {}
}
