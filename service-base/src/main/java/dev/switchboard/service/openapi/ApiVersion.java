package dev.switchboard.service.openapi;

import java.util.Objects;

/** The version that descriptions give. */
public final class ApiVersion {

    private ApiVersion() {}

    /** That of this build; {@code development} where its classes did not come out of a jar. */
    public static String current() {
        return Objects.requireNonNullElse(
                ApiVersion.class.getPackage().getImplementationVersion(), "development");
    }
}
