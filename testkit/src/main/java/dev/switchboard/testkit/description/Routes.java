package dev.switchboard.testkit.description;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where a service answers, as its endpoint {@code /actuator/mappings} has it. */
public final class Routes {

    /** What is not the service's own, or no path that anybody asks for. */
    private static final List<String> NOT_OFFERED =
            List.of(
                    // the framework's, for operators
                    "/actuator",
                    // the description and its page
                    "/v3/api-docs",
                    "/docs",
                    "/swagger-ui",
                    "/webjars",
                    // pages for people, and what they are made of
                    "/",
                    "/scene",
                    "/router",
                    "/ui",
                    // static files, none of which is the service's own
                    "/**",
                    // where the container words errors; asked for by itself it is a 404
                    "/error");

    private final Set<String> calls = new TreeSet<>();
    private final Set<String> others = new TreeSet<>();

    /**
     * @param mappings what that endpoint answers
     */
    public Routes(JsonNode mappings) {
        for (JsonNode context : mappings.get("contexts")) {
            JsonNode found = context.get("mappings");
            found.get("dispatcherServlets").forEach(servlet -> servlet.forEach(this::add));
            for (JsonNode servlet : found.get("servlets")) {
                servlet.get("mappings").valueStream().map(JsonNode::asString).forEach(others::add);
            }
        }
        // the servlet that all of the above are routes of
        others.remove("/");
    }

    private void add(JsonNode route) {
        JsonNode conditions = route.at("/details/requestMappingConditions");
        if (conditions.isMissingNode()) {
            String path = route.get("predicate").asString();
            if (isOffered(path)) {
                others.add(path);
            }
            return;
        }
        for (JsonNode pattern : conditions.get("patterns")) {
            String path = pattern.asString();
            if (isOffered(path)) {
                for (JsonNode method : conditions.get("methods")) {
                    calls.add(method.asString().toLowerCase(Locale.ROOT) + " " + path);
                }
                if (conditions.get("methods").isEmpty()) {
                    calls.add("any " + path);
                }
            }
        }
    }

    private static boolean isOffered(String path) {
        return NOT_OFFERED.stream()
                .noneMatch(no ->
                        path.equals(no) || path.startsWith(no + "/") || path.startsWith(no + "."));
    }

    /** Methods of controllers, such as {@code get /contracts}. */
    public Set<String> calls() {
        return calls;
    }

    /** The paths of what else answers: WebSockets, router functions, servlets. */
    public Set<String> others() {
        return others;
    }
}
