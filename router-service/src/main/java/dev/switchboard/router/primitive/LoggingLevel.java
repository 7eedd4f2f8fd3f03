package dev.switchboard.router.primitive;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The severity of log messages, the lowest first (MCP 2026-07-28, Logging; RFC 5424). */
public enum LoggingLevel {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL,
    ALERT,
    EMERGENCY;

    /** As messages have it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of that label; empty where there is none. */
    public static Optional<LoggingLevel> of(String label) {
        return Stream.of(values()).filter(level -> level.label().equals(label)).findFirst();
    }
}
