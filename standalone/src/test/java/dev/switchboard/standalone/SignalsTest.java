package dev.switchboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testkit.Program;
import dev.switchboard.testkit.soak.Soak;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as an operator has it: started, told to end, refused. */
@Soak
@Tag("stack")
class SignalsTest {

    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/update");

    @TempDir private Path folder;

    @Test
    void it_says_where_it_is_and_ends_when_told_to_even_with_a_subscriber() throws Exception {
        try (Program program = start("--port", "0", "--kafka-port", "0");
                HttpClient http = HttpClient.newHttpClient()) {
            await().until(() -> program.output().contains("Ctrl-C ends it"));
            Matcher port = PORT.matcher(program.output());
            assertThat(port.find()).as(program.output()).isTrue();
            URI events = URI.create("http://127.0.0.1:" + port.group(1) + "/events");
            var stream =
                    http.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);

            program.terminate();

            // 128 + SIGTERM: what a shell expects of a process that was told to end
            assertThat(program.await()).as(program.output()).isEqualTo(143);
            assertThat(new String(stream.body().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("event: reconnect\n");
        }
        // Nothing holds the folder any more.
        try (RunningInstance again = RunningInstance.in(folder)) {
            assertThat(again.get("/contracts/status").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_wrong_option_is_one_line_and_exit_code_2() throws Exception {
        try (Program program = start("--prot", "8000")) {
            assertThat(program.await()).isEqualTo(2);
            assertThat(program.output()).contains("--prot").doesNotContain("\n");
        }
    }

    @Test
    void a_port_that_is_none_is_one_line_and_exit_code_1() throws Exception {
        try (Program program = start("--port", "99999")) {
            assertThat(program.await()).isEqualTo(1);
            assertThat(program.output()).contains("--port must be").doesNotContain("\n");
        }
    }

    private Program start(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, command, 0, arguments.length);
        command[arguments.length] = "--data";
        command[arguments.length + 1] = folder.toString();
        return Program.java("dev.switchboard.standalone.Standalone", command);
    }
}
