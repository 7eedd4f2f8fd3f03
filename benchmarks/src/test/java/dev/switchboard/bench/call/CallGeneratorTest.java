package dev.switchboard.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.bench.floor.HttpFloor;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.ProcessMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes and the way they talk, with a server that does nothing. Nothing is timed. */
@Tag("soak")
@Tag("stack")
class CallGeneratorTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir Path folder;

    @Test
    void a_closed_loop_gets_an_answer_to_every_call() throws Exception {
        ProcessMessage told = ask("call", Request.UPDATE, 7, 0);

        assertThat(told.big("first")).isPositive();
        assertThat(told.big("accepted") + told.big("late")).isEqualTo(told.big("sent"));
        assertWhole(told);
    }

    @Test
    void large_requests_are_sent_whole() throws Exception {
        ProcessMessage told = ask("call", Request.ARRAY, 3, 0);

        assertThat(told.big("first")).isPositive();
        assertWhole(told);
    }

    @Test
    void an_open_loop_makes_every_call_that_is_due() throws Exception {
        ProcessMessage told = ask("call", Request.EMPTY, 50, 1000);

        // one every 2 ms for 300 ms, from the beginning to the end, on each of two threads
        assertThat(told.big("sent") + told.big("unsent")).isEqualTo(2 * 151);
        assertThat(told.big("accepted") + told.big("late")).isEqualTo(told.big("sent"));
        assertWhole(told);
    }

    @Test
    void a_stream_is_sent_to_its_end() throws Exception {
        ProcessMessage told = ask("stream", Request.UPDATE, 2, 0);

        assertThat(told.big("lines") % 1000).isZero();
        assertThat(told.big("micros")).isPositive();
    }

    @Test
    void where_nobody_listens_calls_wait() throws Exception {
        try (Socket bound = new Socket();
                ChildProcess caller = caller()) {
            // bound and not listening: nobody else can listen there either
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = bound.getLocalPort();
            ProcessMessage told =
                    caller.ask(CallPlan.closed(port, Request.UPDATE, 1, 4, SHORT).line());

            assertThat(told.big("accepted")).isZero();
            assertWhole(told);
        }
    }

    private static void assertWhole(ProcessMessage told) {
        assertThat(told.big("broken")).isZero();
        assertThat(told.big("other")).isZero();
        assertThat(told.big("unanswered")).isZero();
    }

    private ProcessMessage ask(String verb, Request request, int connections, long rate)
            throws IOException {
        try (ChildProcess floor = machine().program("floor", HttpFloor.class);
                ChildProcess caller = caller()) {
            int port = floor.answer().number("port");
            CallPlan plan = CallPlan.closed(port, request, 1, connections, SHORT);
            return caller.ask(
                    new ProcessMessage(verb, plan.open(rate, connections).line().values()));
        }
    }

    private ChildProcess caller() throws IOException {
        ChildProcess caller = machine().program("caller", CallGenerator.class, "2");
        caller.answer();
        return caller;
    }

    private Machine machine() {
        return new Machine(folder, folder, "128m");
    }
}
