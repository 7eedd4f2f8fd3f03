package dev.switchboard.model.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContractUpdateTest {

    private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void the_canonical_json_has_the_fields_in_order_and_no_white_space() {
        var update =
                new ContractUpdate(
                        new ContractId("c-42"),
                        Location.CHENNAI,
                        ContractStatus.ACTIVE,
                        Instant.parse("2024-01-01T12:00:00Z"));

        assertThat(new String(update.toJson(), UTF_8))
                .isEqualTo(
                        """
                        {"contract_id":"c-42","location":"Chennai","status":"active",\
                        "timestamp":"2024-01-01T12:00:00Z"}\
                        """);
    }

    @Test
    void whatever_is_written_is_read_back_the_same() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            ContractUpdate update = anyUpdate(random);

            assertThat(UpdateReader.STRICT.read(update.toJson()))
                    .as("seed %d, update %d", seed, i)
                    .isEqualTo(new ParsedUpdate.Valid(update));
        }
    }

    private static ContractUpdate anyUpdate(Random random) {
        return new ContractUpdate(
                new ContractId(anyText(random)),
                oneOf(random, Location.values()),
                oneOf(random, ContractStatus.values()),
                Instant.ofEpochSecond(
                        random.nextLong(FIRST_SECOND, LAST_SECOND + 1),
                        random.nextBoolean() ? 0 : random.nextInt(1_000_000_000)));
    }

    private static <T> T oneOf(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** 1 to 200 characters of all of Unicode that a contract id may have. */
    private static String anyText(Random random) {
        int highest = random.nextBoolean() ? 0x7f : Character.MAX_CODE_POINT;
        return random.ints(0, highest + 1)
                .filter(c -> !Character.isISOControl(c))
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .limit(1 + random.nextInt(ContractId.MAX_CHARACTERS))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
