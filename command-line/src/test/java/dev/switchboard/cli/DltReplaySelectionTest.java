package dev.switchboard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.Dlt.Ended;
import dev.switchboard.testkit.Samples;
import dev.switchboard.testkit.TestKafka;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which dead letters a replay sends, and whether it asks first. */
class DltReplaySelectionTest extends DltTest {

    private static final String DELHI = Samples.JSON.replace("Chennai", "Delhi");

    @Test
    void all_are_sent_in_their_order() throws Exception {
        List<String> said = new ArrayList<>();
        for (int minute = 10; minute < 60; minute++) {
            String update = Samples.JSON.replace("12:00", "12:" + minute);
            said.add(update);
            deadLetters.refuse(null, update);
        }
        deadLetters.refuse("c-42", DELHI);

        Ended replay = dlt.run("replay", "--all", "--yes");

        assertThat(replay.exit()).isEqualTo(1);
        assertThat(replay.out())
                .endsWith("%d sent, 1 still invalid, 0 failed".formatted(said.size()));
        assertThat(deadLetters.updates())
                .extracting(update -> new String(update.value(), UTF_8))
                .containsExactlyElementsOf(said);
    }

    @Test
    void all_can_be_narrowed_down() throws Exception {
        Instant now = Instant.now();
        deadLetters.at(now.minusSeconds(7200)).refuse(null, Samples.JSON);
        String wanted = deadLetters.at(now).refuse(null, Samples.JSON);
        deadLetters.refuse(null, Samples.JSON.replace("c-42", "c-43"));
        deadLetters.refuse("c-42", DELHI);

        Ended replay =
                dlt.run(
                        "replay",
                        "--all",
                        "--since",
                        "1h",
                        "--contract",
                        "c-42",
                        "--reason",
                        "no-key",
                        "--yes");

        assertThat(replay.exit()).isZero();
        assertThat(replay.out()).hasSize(2).first().asString().startsWith(wanted + " sent");
    }

    @Test
    void a_dry_run_says_what_would_be_sent_and_sends_nothing() throws Exception {
        String good = deadLetters.refuse(null, Samples.JSON);
        String bad = deadLetters.refuse("c-42", "junk");

        Ended dryRun = dlt.run("replay", "--all", "--dry-run");

        assertThat(dryRun.exit()).isEqualTo(1);
        assertThat(dryRun.out())
                .hasSize(3)
                .startsWith(good + " would be sent, contract c-42")
                .endsWith("1 would be sent, 1 still invalid; nothing was sent");
        assertThat(dryRun.out().get(1)).startsWith(bad + " still invalid: malformed-json: ");
        assertThat(deadLetters.updates()).isEmpty();
        assertThat(dlt.run("replay", good, "--dry-run").exit()).isZero();
    }

    @Test
    void several_are_sent_when_the_person_says_yes() throws Exception {
        deadLetters.refuse(null, Samples.JSON);
        deadLetters.refuse(null, Samples.JSON);
        deadLetters.refuse(null, "junk");

        Ended declined = dlt.typing("n\n", "replay", "--all");

        assertThat(declined.exit()).isEqualTo(1);
        assertThat(declined.out()).isEmpty();
        assertThat(declined.err())
                .containsExactly(
                        "Send 2 dead letters again into %s at %s"
                                        .formatted(
                                                deadLetters.topics().updates().name(),
                                                TestKafka.bootstrapServers())
                                + " (and not 1 that would be refused again)? [y/N]"
                                + " switchboard: nothing was sent");
        assertThat(dlt.typing("", "replay", "--all").exit()).isEqualTo(1);
        assertThat(deadLetters.updates()).isEmpty();

        dlt.typing("y\n", "replay", "--all");

        assertThat(deadLetters.updates()).hasSize(2);
    }

    @Test
    void one_is_sent_without_a_question_and_several_with_yes() throws Exception {
        String first = deadLetters.refuse(null, Samples.JSON);
        String second = deadLetters.refuse(null, Samples.JSON);

        assertThat(dlt.typing("", "replay", first).exit()).isZero();
        assertThat(dlt.typing("", "replay", first, second, "--yes").exit()).isZero();

        assertThat(deadLetters.updates()).hasSize(3);
    }

    @Test
    void several_without_a_terminal_need_yes() throws Exception {
        String first = deadLetters.refuse(null, Samples.JSON);
        String second = deadLetters.refuse(null, Samples.JSON);

        for (Ended ended : List.of(dlt.run("replay", "--all"), dlt.run("replay", first, second))) {
            assertThat(ended.exit()).isEqualTo(2);
            assertThat(ended.err()).hasSize(1).first().asString().contains("give --yes");
        }
        assertThat(deadLetters.updates()).isEmpty();
    }

    @Test
    void a_position_named_twice_is_sent_once() throws Exception {
        String position = deadLetters.refuse(null, Samples.JSON);

        assertThat(dlt.run("replay", position, position, "--yes").out()).hasSize(2);
        assertThat(deadLetters.updates()).hasSize(1);
    }

    @Test
    void nothing_is_sent_when_there_is_no_letter_at_one_of_the_positions() throws Exception {
        String position = deadLetters.refuse(null, Samples.JSON);

        Ended replay = dlt.run("replay", position, "0-99", "--yes");

        assertThat(replay.exit()).isEqualTo(1);
        assertThat(replay.err())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("switchboard: there is no dead letter at 0-99");
        assertThat(deadLetters.updates()).isEmpty();
    }

    @Test
    void without_letters_it_says_so_and_fails() throws Exception {
        assertThat(dlt.run("replay", "--all", "--yes"))
                .isEqualTo(new Ended(1, List.of(), List.of("switchboard: no dead letters")));
        deadLetters.refuse("c-42", "junk");
        assertThat(dlt.typing("", "replay", "--all", "--contract", "c-43"))
                .isEqualTo(new Ended(1, List.of(), List.of("switchboard: no dead letter matches")));
    }
}
