package dev.switchboard.admission.service;

import dev.switchboard.admission.SenderIdentity;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Map;

/** Schemas of what comes with an update, on every edge that takes one. */
public final class AdmissionSchemas {

    /** A key under which an update is taken once. */
    public static final String IDEMPOTENCY_KEY = "IdempotencyKey";

    private AdmissionSchemas() {}

    static NamedSchemas all() {
        return new NamedSchemas(
                Map.of(
                        IDEMPOTENCY_KEY,
                        Schema.string()
                                .describedAs("Printable ASCII characters.")
                                .characters(1, SenderIdentity.MAX_KEY_CHARACTERS)
                                .matching("[ -~]*")
                                .example("import-2024-01-01")));
    }
}
