package dev.switchboard.stack.fault;

/**
 * Something that breaks.
 *
 * @param name for the report
 * @param inflict breaks it, and returns when it has mended what does not mend by itself
 */
record Fault(String name, Inflict inflict) {

    /** The breaking itself. */
    interface Inflict {
        void run() throws Exception;
    }
}
