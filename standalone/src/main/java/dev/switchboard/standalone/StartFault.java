package dev.switchboard.standalone;

/** Why the start can't succeed, in one line for the person who started it. */
final class StartFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String line;

    StartFault(String line) {
        super(line);
        this.line = line;
    }

    String line() {
        return line;
    }
}
