package dev.switchboard.broadcast.dialect;

import dev.switchboard.model.schema.NamedSchemas;
import java.util.List;

/** The schemas that descriptions of the protocols refer to by name. */
public final class DialectSchemas {

    private DialectSchemas() {}

    public static NamedSchemas all() {
        return NamedSchemas.join(List.of(MessageSchemas.named(), StatusSchemas.named()));
    }
}
