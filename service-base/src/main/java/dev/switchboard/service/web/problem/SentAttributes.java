package dev.switchboard.service.web.problem;

/**
 * Attributes of a request with what the server replaced before any servlet saw it, so that problems
 * can repeat what came.
 */
public final class SentAttributes {

    /** The path. */
    public static final String PATH = SentAttributes.class.getName() + ".path";

    /** The content type, where it was one that cannot be understood. */
    public static final String CONTENT_TYPE = SentAttributes.class.getName() + ".contentType";

    private SentAttributes() {}
}
