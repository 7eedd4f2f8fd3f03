package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.Dlt.Ended;
import dev.switchboard.cli.dlt.DeadLetterTopic;
import dev.switchboard.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DltListTest extends DltTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void lists_position_time_contract_bytes_and_reason_the_newest_last() throws Exception {
        String first =
                deadLetters.at(now.minusSeconds(5)).refuse("c-1", "{\"location\":\"Delhi\"}");
        String second = deadLetters.at(now).refuse("c-2", "junk");

        Ended list = dlt.run("list");

        assertThat(list.exit()).isZero();
        assertThat(list.out()).hasSize(2);
        assertThat(list.out().getFirst())
                .startsWith(
                        String.join(
                                "\t",
                                first,
                                now.minusSeconds(5).toString(),
                                "c-1",
                                "23",
                                "invalid-update: "))
                .contains("/location must be one of Chennai", "; /status is required");
        assertThat(list.out().getLast())
                .startsWith(
                        String.join("\t", second, now.toString(), "c-2", "7", "malformed-json: "));
        assertThat(list.err()).containsExactly("2 dead letters in all, all shown");
    }

    @Test
    void on_a_terminal_columns_are_aligned_and_long_texts_cut() throws Exception {
        deadLetters.at(now);
        String first = deadLetters.refuse("c".repeat(100), "{\"location\":\"Delhi\"}");
        String second = deadLetters.refuse(null, "{}");

        Ended list = dlt.typing("", "list");

        assertThat(list.out())
                .extracting(line -> line.substring(0, 76))
                .containsExactly(
                        "POSITION  WHEN                  CONTRACT                              BYTES ",
                        "%-8s  %s  %s…  120   ".formatted(first, now, "c".repeat(35)),
                        "%-8s  %s  -                                     2     "
                                .formatted(second, now));
        assertThat(list.out().get(1)).endsWith("…").hasSize(77 + 120);
        assertThat(list.out().get(2))
                .endsWith("no-key: the record has no key; the key is the" + " contract_id");
    }

    @Test
    void json_has_everything_of_each_letter_one_a_line() throws Exception {
        String value = "{\"contract_id\":\"c-1\",\"note\":\"ü\\u001b\"}";
        String position =
                deadLetters.at(now).with("source", "crm").with("from", "2-7").refuse("c-1", value);
        deadLetters.refuse(new byte[] {(byte) 0xff}, null);

        Ended list = dlt.run("list", "--json");

        assertThat(list.out()).hasSize(2);
        JsonNode letter = read(list.out().getFirst());
        assertThat(letter.propertyNames())
                .containsExactly(
                        "position",
                        "timestamp",
                        "reason",
                        "detail",
                        "origin",
                        "contract_id",
                        "size",
                        "key",
                        "headers",
                        "value");
        assertThat(letter.path("position").asString()).isEqualTo(position);
        assertThat(letter.path("timestamp").asString()).isEqualTo(now.toString());
        assertThat(letter.path("reason").asString()).isEqualTo("invalid-update");
        assertThat(letter.path("detail").asString()).contains("/status is required");
        assertThat(letter.path("origin"))
                .isEqualTo(
                        read(
                                "{\"topic\":\"%s\",\"partition\":3,\"offset\":1532,\"timestamp\":\"%s\"}"
                                        .formatted(
                                                deadLetters.topics().updates().name(),
                                                DeadLetterTopic.SAID)));
        assertThat(letter.path("contract_id").asString()).isEqualTo("c-1");
        assertThat(letter.path("headers"))
                .isEqualTo(
                        read(
                                """
                                [{"name": "source", "value": "crm"},
                                 {"name": "from", "value": "2-7"}]
                                """));
        assertThat(letter.path("value").asString()).isEqualTo(value);
        JsonNode unreadable = read(list.out().getLast());
        assertThat(unreadable.path("key_base64").asString()).isEqualTo("/w==");
        assertThat(unreadable.path("value").isNull()).isTrue();
        assertThat(unreadable.path("contract_id").isNull()).isTrue();
    }

    @Test
    void limit_shows_the_newest_and_counts_all() throws Exception {
        deadLetters.refuse("c-1", "junk");
        String second = deadLetters.refuse("c-2", "junk");
        String third = deadLetters.refuse("c-3", "junk");

        Ended list = dlt.run("list", "--limit", "2");

        assertThat(positions(list)).containsExactly(second, third);
        assertThat(list.err()).containsExactly("3 dead letters in all, the newest 2 shown");
    }

    @Test
    void since_takes_a_time_ago_or_a_moment() throws Exception {
        deadLetters.at(now.minus(3, ChronoUnit.DAYS)).refuse("c-1", "junk");
        String second = deadLetters.at(now.minus(3, ChronoUnit.HOURS)).refuse("c-2", "junk");
        String third = deadLetters.at(now.minus(1, ChronoUnit.HOURS)).refuse("c-3", "junk");

        assertThat(positions(dlt.run("list", "--since", "24h"))).containsExactly(second, third);
        assertThat(positions(dlt.run("list", "--since", "100m"))).containsExactly(third);
        assertThat(positions(dlt.run("list", "--since", "4d"))).hasSize(3);
        String moment = now.minus(3, ChronoUnit.HOURS).toString();
        assertThat(positions(dlt.run("list", "--since", moment))).containsExactly(second, third);
        assertThat(positions(dlt.run("list", "--since", moment.replace("Z", ".001"))))
                .containsExactly(third);
    }

    @Test
    void contract_is_found_by_key_or_by_value() throws Exception {
        String byKey = deadLetters.refuse("c-1", "junk");
        String byValue = deadLetters.refuse(null, "{\"contract_id\":\"c-1\"}");
        deadLetters.refuse("c-2", "c-1");

        Ended list = dlt.run("list", "--contract", "c-1");

        assertThat(positions(list)).containsExactly(byKey, byValue);
        assertThat(list.err()).containsExactly("2 dead letters found, all shown");
    }

    @Test
    void reason_is_found_in_code_and_detail_in_any_case() throws Exception {
        String first = deadLetters.refuse("c-1", "{\"location\":\"Delhi\"}");
        String second = deadLetters.refuse("c-2", "junk");

        assertThat(positions(dlt.run("list", "--reason", "must be one of chennai")))
                .containsExactly(first);
        assertThat(positions(dlt.run("list", "--reason", "MALFORMED"))).containsExactly(second);
    }

    @Test
    void letters_of_several_partitions_are_in_the_order_of_time() throws Exception {
        try (DeadLetterTopic wide = new DeadLetterTopic(Map.of(), 2)) {
            String second = wide.into(0).at(now.minusSeconds(2)).refuse("c-1", "junk");
            String first = wide.into(1).at(now.minusSeconds(3)).refuse("c-1", "junk");
            String third = wide.into(1).at(now.minusSeconds(1)).refuse("c-1", "junk");

            assertThat(positions(new Dlt(wide).run("list"))).containsExactly(first, second, third);
        }
    }

    @Test
    void what_was_taken_back_is_no_letter() throws Exception {
        deadLetters.refuseInVain("c-1", "junk");
        String kept = deadLetters.refuse("c-2", "junk");

        assertThat(positions(dlt.run("list"))).containsExactly(kept);
    }

    @Test
    void nothing_of_a_letter_reaches_the_terminal_raw() throws Exception {
        String evil = "\u001b]0;x\u0007\u009b31m\u202e\t\r\n";
        String position =
                deadLetters.with(evil, evil).refuse(evil, "{\"" + evil + "\":1,\"a\":1,\"a\":2}");

        for (List<String> lines :
                List.of(
                        dlt.typing("", "list").out(),
                        dlt.run("list").out(),
                        dlt.run("list", "--json").out(),
                        dlt.run("show", position).out(),
                        dlt.run("show", position, "--json").out(),
                        dlt.run("replay", position).out())) {
            assertThat(lines).isNotEmpty();
            assertThat(lines)
                    .allSatisfy(line ->
                            assertThat(line.replace("\t", ""))
                                    .doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u202e]"));
        }
    }

    @Test
    void without_letters_it_says_so_and_fails() throws Exception {
        assertThat(dlt.run("list"))
                .isEqualTo(new Ended(1, List.of(), List.of("switchboard: no dead letters")));

        deadLetters.refuse("c-1", "junk");

        assertThat(dlt.run("list", "--contract", "c-2"))
                .isEqualTo(new Ended(1, List.of(), List.of("switchboard: no dead letter matches")));
    }

    private static List<String> positions(Ended list) {
        return list.out().stream().map(line -> line.substring(0, line.indexOf('\t'))).toList();
    }

    private static JsonNode read(String json) throws Exception {
        return Json.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
