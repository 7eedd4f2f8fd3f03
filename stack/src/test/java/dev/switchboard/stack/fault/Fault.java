package dev.switchboard.stack.fault;

/** Something that breaks. */
interface Fault {
    /** Breaks it, and returns when it has mended what does not mend by itself. */
    void inflict() throws Exception;
}
