package dev.switchboard.router.outbound;

/**
 * An event of a stream (WHATWG HTML, Server-sent events).
 *
 * @param type {@code message} where the stream names none
 * @param data its lines, joined by line feeds
 * @param id the last event id of the stream up to here; empty if there is none
 */
public record ServerSentEvent(String type, String data, String id) {}
