package dev.switchboard.router.catalog;

import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.stdio.StdioCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One server of the start-up file. One thread. */
final class FileEntry {

    private static final Logger log = LoggerFactory.getLogger(FileEntry.class);

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private static final Set<String> KNOWN =
            Set.of(
                    "command",
                    "args",
                    "env",
                    "cwd",
                    "url",
                    "type",
                    "headers",
                    "enabled",
                    "disabled",
                    "stateful");

    private static final Set<String> STREAMABLE =
            Set.of("http", "streamable-http", "streamableHttp", "streamable_http");

    private final JsonNode json;
    private final String pointer;
    private final UnaryOperator<@Nullable String> variables;
    private final List<String> faults;

    /**
     * @param faults receives what is wrong
     */
    FileEntry(
            JsonNode json,
            String pointer,
            UnaryOperator<@Nullable String> variables,
            List<String> faults) {
        this.json = json;
        this.pointer = pointer;
        this.variables = variables;
        this.faults = faults;
    }

    /** The server; empty if something is wrong. */
    Optional<ServerConfiguration> read(ServerName name) {
        int before = faults.size();
        if (json.has("command") == json.has("url")) {
            fault("", "it must have either command or url");
            return Optional.empty();
        }
        json.propertyNames().stream()
                .filter(field -> !KNOWN.contains(field))
                .forEach(field -> log.warn("{}/{} is not known here: ignored", pointer, field));
        ServerEndpoint endpoint = json.has("command") ? stdio() : http();
        boolean enabled = flag("enabled", true) && !flag("disabled", false);
        boolean stateful = flag("stateful", false);
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new ServerConfiguration(name, endpoint, enabled, stateful));
    }

    private ServerEndpoint stdio() {
        List<String> arguments = new ArrayList<>();
        JsonNode given = json.path("args");
        if (!given.isMissingNode() && !given.isArray()) {
            fault("/args", "it must be an array of strings");
        }
        given.forEach(argument -> arguments.add(text(argument, "/args")));
        String command = text(json.path("command"), "/command");
        if (command.isBlank()) {
            fault("/command", "it must name a program");
            command = "none";
        }
        return new ServerEndpoint.Stdio(
                new StdioCommand(
                        command,
                        arguments,
                        texts("env"),
                        json.has("cwd")
                                ? Optional.of(Path.of(text(json.path("cwd"), "/cwd")))
                                : Optional.empty()));
    }

    private ServerEndpoint http() {
        String type = json.path("type").asString("http");
        if (!type.equals("sse") && !STREAMABLE.contains(type)) {
            fault("/type", "it must be http or sse");
        }
        return new ServerEndpoint.Http(url(), type.equals("sse"), headers(), true);
    }

    private OutboundUrl url() {
        int before = faults.size();
        String text = text(json.path("url"), "/url");
        try {
            return OutboundUrl.parse(text);
        } catch (IllegalArgumentException e) {
            if (faults.size() == before) {
                fault("/url", String.valueOf(e.getMessage()));
            }
            return OutboundUrl.parse("http://none");
        }
    }

    private Headers headers() {
        Headers headers = Headers.NONE;
        for (Map.Entry<String, String> header : texts("headers").entrySet()) {
            try {
                Headers more = headers.with(header.getKey(), header.getValue());
                ServerEndpoint.Http.check(more);
                headers = more;
            } catch (IllegalArgumentException e) {
                fault("/headers/" + header.getKey(), String.valueOf(e.getMessage()));
            }
        }
        return headers;
    }

    private boolean flag(String field, boolean otherwise) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault("/" + field, "it must be true or false");
        }
        return value.asBoolean(otherwise);
    }

    private Map<String, String> texts(String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isObject()) {
            fault("/" + field, "it must be an object of strings");
        }
        value.properties()
                .forEach(entry ->
                        texts.put(
                                entry.getKey(),
                                text(entry.getValue(), "/" + field + "/" + entry.getKey())));
        return texts;
    }

    /** With variables of the environment in place of their names. */
    private String text(JsonNode value, String where) {
        if (!value.isString()) {
            fault(where, "it must be a string");
            return "";
        }
        Matcher found = VARIABLE.matcher(value.asString());
        StringBuilder text = new StringBuilder();
        while (found.find()) {
            String set = variables.apply(found.group(1));
            String replacement = set != null ? set : found.group(2);
            if (replacement == null) {
                fault(
                        where,
                        "the variable %s is not set in the environment".formatted(found.group(1)));
                replacement = "";
            }
            found.appendReplacement(text, Matcher.quoteReplacement(replacement));
        }
        return found.appendTail(text).toString();
    }

    private void fault(String where, String what) {
        faults.add(pointer + where + ": " + what);
    }
}
