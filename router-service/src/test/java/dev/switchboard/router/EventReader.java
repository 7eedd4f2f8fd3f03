package dev.switchboard.router;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads an answer that is a stream of server-sent events, one by one. Of one thread. */
public final class EventReader implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    /**
     * An event.
     *
     * @param id empty where it has none
     * @param type empty where it has none
     */
    public record Event(String id, String type, String data) {

        public JsonNode json() {
            return Json.MAPPER.readTree(data);
        }

        /** The method of the message that it is. */
        public String method() {
            return json().path("method").asString("");
        }
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** Waits for the next event. */
    public Event next() {
        String id = "";
        String type = "";
        String data = "";
        boolean any = false;
        for (String line = line(); !line.isEmpty() || !any; line = line()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
                any = true;
            }
        }
        return new Event(id, type, data);
    }

    /** The messages of all events until the stream ends. */
    public List<JsonNode> rest() {
        List<JsonNode> rest = new ArrayList<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: {")) {
                    rest.add(Json.MAPPER.readTree(line.substring(6)));
                }
            }
        } catch (IOException e) {
            throw new AssertionError("the stream broke off", e);
        }
        return rest;
    }

    private String line() {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new AssertionError("the stream has ended");
            }
            return line;
        } catch (IOException e) {
            throw new AssertionError("the stream broke off", e);
        }
    }

    /** Ends the connection. */
    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new AssertionError("not closed", e);
        }
    }
}
