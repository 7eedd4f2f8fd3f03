package dev.switchboard.bench.result;

/** What is measured, and in what. */
public enum Metric {
    RATE("deliveries/s", true, 1),
    RECORDS("records/s", true, 1),
    REQUESTS("requests/s", true, 1),
    OFFERED("requests/s offered", true, 1),
    SHARE("share of what it is held against", true, 1e-2),
    SERVER_CPU("server CPU, µs a delivery", false, 1e-3),
    CLIENT_CPU("client CPU, µs a delivery", false, 1e-3),
    CALL_CPU("server CPU, µs a call", false, 1e-1),
    UPDATE_CPU("server CPU, µs an update", false, 1),
    SERVER_SHARE("server CPU, share of a core", false, 1e-3),
    INGEST_CPU("ingest CPU, µs each", false, 1e-2),
    BROKER_CPU("broker CPU, µs each", false, 1e-2),
    SENDER_CPU("sender CPU, µs each", false, 1e-2),
    INGEST_SHARE("ingest CPU, share of a core", false, 1e-4),
    P50("p50, ms", false, 1e-3),
    P99("p99, ms", false, 1e-3),
    P99_TIMES("p99, times that of the unloaded", false, 1e-1),
    MAX("longest, ms", false, 1e-3),
    FRAME_P50("frame interval p50, ms", false, 1e-1),
    FRAME_P99("frame interval p99, ms", false, 1e-1),
    FRAME_MAX("frame interval longest, ms", false, 1e-1),
    FRAMES_OVER_33("intervals over 33 ms, share", false, 1e-4),
    FRAMES_OVER_50("intervals over 50 ms, share", false, 1e-4),
    DRAWN_MEDIAN("frames drawn, median of seconds", true, 1),
    DRAWN_LEAST("frames drawn, least in a second", true, 1),
    GAPS("frames with a missing row, share", false, 1e-4),
    LONG_TASKS("tasks over 50 ms", false, 1),
    LONGEST_TASK("longest task, ms", false, 1),
    UPDATES("updates/s", true, 1),
    RENDERER_SHARE("renderer CPU, share of a core", false, 1e-2),
    GPU_SHARE("CPU of the GPU process, share of a core", false, 1e-2),
    SENDER_SHARE("sender CPU, share of a core", false, 1e-2),
    RESIDENT("memory a connection, KB", false, 1e-1),
    MEMORY("resident memory, MB", false, 1),
    OPENING_CPU("server CPU, µs a connection", false, 1e-1),
    SECONDS("seconds", false, 1e-3),
    FIRST("first accepted after, s", false, 1e-2),
    ANSWERED("accepted in that time", true, 1),
    GROWTH("resident memory gained, MB", false, 1),
    UNAVAILABLE("answers 503", false, 1),
    LIMITED("answers 429", false, 1),
    FAILED("other answers or none", false, 1),
    UNSENT("not sent: no connection free", false, 1),
    REFUSED("connections refused", false, 1),
    ACKNOWLEDGED("streams acknowledged", true, 1),
    DELIVERED("deliveries", true, 1),
    LOST("deliveries lost", false, 1),
    REPEATED("deliveries repeated", false, 1),
    STRAYED("deliveries to another's stream", false, 1),
    FRAME("bytes a message", false, 1);

    private final String label;
    private final boolean moreIsBetter;
    private final double precision;

    Metric(String label, boolean moreIsBetter, double precision) {
        this.label = label;
        this.moreIsBetter = moreIsBetter;
        this.precision = precision;
    }

    public String label() {
        return label;
    }

    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** Rounded to what is worth telling. */
    public String text(double value) {
        return precision >= 1
                ? String.format(java.util.Locale.ROOT, "%,.0f", value)
                : String.format(
                        java.util.Locale.ROOT,
                        "%." + Math.round(-Math.log10(precision)) + "f",
                        value);
    }
}
