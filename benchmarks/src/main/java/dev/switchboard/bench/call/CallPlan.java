package dev.switchboard.bench.call;

import dev.switchboard.bench.process.ProcessMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How calls are made.
 *
 * @param server where
 * @param request what is called
 * @param run in the stamps of the updates
 * @param connections how many; in an open loop how many at most
 * @param rate calls a second whatever becomes of them; 0 for a closed loop, in which each
 *     connection calls again as soon as it has an answer
 * @param sessions one for each connection, in which tools are called; none where none is needed
 * @param targets where tools are called, by the connections in turn
 * @param lead what is sent and answered in the beginning is not counted
 * @param counted how long it counts after that
 */
public record CallPlan(
        InetSocketAddress server,
        Request request,
        int run,
        int connections,
        long rate,
        List<String> sessions,
        List<ToolTarget> targets,
        Duration lead,
        Duration counted) {

    public CallPlan {
        sessions = List.copyOf(sessions);
        targets = List.copyOf(targets);
        if (connections < 1 || rate < 0 || counted.isZero()) {
            throw new IllegalArgumentException(
                    "%d connections, %d calls/s for %s".formatted(connections, rate, counted));
        }
    }

    /** A closed loop. */
    public static CallPlan closed(
            int port, Request request, int run, int connections, Duration time) {
        return new CallPlan(
                at(port),
                request,
                run,
                connections,
                0,
                List.of(),
                List.of(ToolTarget.DIRECT),
                Duration.ZERO,
                time);
    }

    /** The same at a rate of its own, by no more than so many connections. */
    public CallPlan open(long callsPerSecond, int most) {
        return new CallPlan(
                server, request, run, most, callsPerSecond, sessions, targets, lead, counted);
    }

    /** The same after a while that does not count. */
    public CallPlan after(Duration time) {
        return new CallPlan(
                server, request, run, connections, rate, sessions, targets, time, counted);
    }

    /** The same in sessions that have begun. */
    public CallPlan in(List<String> begun) {
        return new CallPlan(server, request, run, connections, rate, begun, targets, lead, counted);
    }

    /** The same with tools elsewhere. */
    public CallPlan at(List<ToolTarget> elsewhere) {
        return new CallPlan(
                server, request, run, connections, rate, sessions, elsewhere, lead, counted);
    }

    /** Where a connection calls tools. */
    ToolTarget target(int connection) {
        return targets.get(connection % targets.size());
    }

    /** The session of a connection; empty where there is none. */
    String session(int connection) {
        return connection < sessions.size() ? sessions.get(connection) : "";
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static CallPlan of(ProcessMessage line) {
        return new CallPlan(
                at(line.number("port")),
                Request.of(line.text("request")),
                line.number("run"),
                line.number("connections"),
                line.big("rate"),
                Stream.of(line.text("sessions").split(",", -1))
                        .filter(it -> !it.isEmpty())
                        .toList(),
                Stream.of(line.text("targets").split(",", -1)).map(ToolTarget::of).toList(),
                Duration.ofMillis(line.big("lead")),
                Duration.ofMillis(line.big("millis")));
    }

    /** The line that asks a {@link CallGenerator} for it. */
    public ProcessMessage line() {
        return ProcessMessage.of(
                "call",
                "port",
                server.getPort(),
                "request",
                request.word(),
                "run",
                run,
                "connections",
                connections,
                "rate",
                rate,
                "sessions",
                String.join(",", sessions),
                "targets",
                targets.stream().map(ToolTarget::word).collect(Collectors.joining(",")),
                "lead",
                lead.toMillis(),
                "millis",
                counted.toMillis());
    }
}
