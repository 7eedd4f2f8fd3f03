package dev.switchboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OptionsTest {

    @Test
    void without_a_word_it_listens_at_port_8000_of_this_machine_only() {
        Options options = parsed();

        assertThat(options.host).isEqualTo("127.0.0.1");
        assertThat(options.port)
                .isEqualTo(Integer.parseInt(System.getenv().getOrDefault("PORT", "8000")));
    }

    @Test
    void it_listens_where_it_is_told_to() {
        Options options = parsed("--host", "0.0.0.0", "--port", "8001");

        assertThat(options.host).isEqualTo("0.0.0.0");
        assertThat(options.port).isEqualTo(8001);
    }

    private static Options parsed(String... words) {
        return CommandLine.populateCommand(new Options(), words);
    }
}
