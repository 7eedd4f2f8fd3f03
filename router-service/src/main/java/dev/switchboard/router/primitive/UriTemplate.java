package dev.switchboard.router.primitive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pattern of addresses with plain variables, such as {@code contract://{id}} (RFC 6570, level 1).
 * Immutable.
 */
public final class UriTemplate {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)}");

    private static final Pattern EXPRESSION = Pattern.compile("\\{[+#./;?&]?([^}]*)}");
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final String template;
    private final List<String> variables = new ArrayList<>();
    private final Pattern addresses;

    /**
     * @throws IllegalArgumentException when it holds an expression that is no plain variable
     */
    public UriTemplate(String template) {
        this.template = template;
        StringBuilder pattern = new StringBuilder();
        Matcher found = VARIABLE.matcher(template);
        int end = 0;
        while (found.find()) {
            pattern.append(literal(template.substring(end, found.start()))).append("([^/?#]+)");
            variables.add(found.group(1));
            end = found.end();
        }
        addresses = Pattern.compile(pattern.append(literal(template.substring(end))).toString());
    }

    private UriTemplate(String template, List<String> variables) {
        this.template = template;
        this.variables.addAll(variables);
        this.addresses = NOTHING;
    }

    /** One of another server, of any level: it tells its variables, and matches nothing. */
    public static UriTemplate foreign(String template) {
        List<String> variables =
                EXPRESSION
                        .matcher(template)
                        .results()
                        .flatMap(expression -> Stream.of(expression.group(1).split(",", -1)))
                        .map(variable -> variable.replaceAll("(\\*|:\\d+)$", ""))
                        .toList();
        return new UriTemplate(template, variables);
    }

    private static String literal(String text) {
        if (text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException("no plain variable: " + text);
        }
        return Pattern.quote(text);
    }

    public List<String> variables() {
        return List.copyOf(variables);
    }

    /** What stands in an address for each variable, decoded; empty where it does not match. */
    public Optional<Map<String, String>> match(String uri) {
        Matcher found = addresses.matcher(uri);
        if (!found.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            String value = decoded(found.group(i + 1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(variables.get(i), value);
        }
        return Optional.of(values);
    }

    /** A plus sign stands for itself in a path; what is no encoding stands for no resource. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return template;
    }
}
