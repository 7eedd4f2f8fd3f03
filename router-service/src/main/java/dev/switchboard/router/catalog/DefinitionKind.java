package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerDescription;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What servers list. */
public enum DefinitionKind {
    TOOL("tools", "tools", "name"),
    RESOURCE("resources", "resources", "uri"),
    RESOURCE_TEMPLATE("resources/templates", "resourceTemplates", "uriTemplate"),
    PROMPT("prompts", "prompts", "name");

    private final String path;
    private final String field;
    private final String key;

    DefinitionKind(String path, String field, String key) {
        this.path = path;
        this.field = field;
        this.key = key;
    }

    /** As the API and the database name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that label; empty if there is none. */
    public static Optional<DefinitionKind> of(String label) {
        return Stream.of(values()).filter(kind -> kind.label().equals(label)).findFirst();
    }

    /** Whether a change of one needs approval: models follow what tools and prompts say. */
    boolean isPinned() {
        return this == TOOL || this == PROMPT;
    }

    /** The method that lists them. */
    String method() {
        return path + "/list";
    }

    /** The field of the result that has them. */
    String field() {
        return field;
    }

    /** The field of a definition that names it. */
    String key() {
        return key;
    }

    /** The capability of a server that has any. */
    public String capability() {
        return this == RESOURCE_TEMPLATE ? RESOURCE.field : field;
    }

    /** Whether a server says that it has any. */
    boolean isOfferedBy(ServerDescription server) {
        return server.has(capability());
    }
}
