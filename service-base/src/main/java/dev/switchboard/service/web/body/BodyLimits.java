package dev.switchboard.service.web.body;

/**
 * How large bodies may be, for calls that read them themselves.
 *
 * @param bodyBytes the most bytes of one update, whether it is a body or a line of one
 * @param batchBytes the most bytes of a body with many updates that is no stream
 */
public record BodyLimits(int bodyBytes, long batchBytes) {}
