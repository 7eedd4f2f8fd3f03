package dev.switchboard.router.primitive;

/**
 * Where a request went. The request's thread only.
 *
 * <p>What answers a request says so itself; without a word it is this router.
 */
public final class CallTarget {

    /** This router. */
    public static final String SWITCHBOARD = "switchboard";

    private String server = SWITCHBOARD;
    private String name = "";

    /**
     * Another server answers.
     *
     * @param server its name
     * @param name of the primitive at that server
     */
    public void becomes(String server, String name) {
        this.server = server;
        this.name = name;
    }

    public String server() {
        return server;
    }

    /** Empty if it is the name in the request. */
    public String name() {
        return name;
    }
}
