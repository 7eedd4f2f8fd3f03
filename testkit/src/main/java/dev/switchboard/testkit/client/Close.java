package dev.switchboard.testkit.client;

/** How a server closed a WebSocket. */
public record Close(int code, String reason) {}
