package dev.switchboard.service.api;

import dev.switchboard.admission.Sender;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Map;

/** Schemas of what all services take and answer, beside those of the model. */
public final class ApiSchemas {

    /** A key under which an update is taken once. */
    public static final String IDEMPOTENCY_KEY = "IdempotencyKey";

    static final String SECONDS = "Seconds";

    private ApiSchemas() {}

    static NamedSchemas all() {
        return new NamedSchemas(
                Map.of(
                        IDEMPOTENCY_KEY,
                        Schema.string()
                                .describedAs("Printable ASCII characters.")
                                .characters(1, Sender.MAX_KEY_CHARACTERS)
                                .matching("[ -~]*")
                                .example("import-2024-01-01"),
                        SECONDS,
                        Schema.integer().atLeast(1).example(2)));
    }
}
