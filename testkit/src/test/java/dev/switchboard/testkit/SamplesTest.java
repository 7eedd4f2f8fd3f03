package dev.switchboard.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void the_constant_and_its_json_say_the_same() {
        assertThat(UpdateReader.STRICT.read(Samples.JSON.getBytes(UTF_8)))
                .isEqualTo(new ParsedUpdate.Valid(Samples.UPDATE));
    }

    @Test
    void the_same_seed_gives_the_same_updates() {
        assertThat(many(new Samples(7))).isEqualTo(many(new Samples(7)));
        assertThat(many(new Samples(7))).isNotEqualTo(many(new Samples(8)));
    }

    @Test
    void updates_come_in_the_order_of_their_timestamps() {
        assertThat(many(new Samples(7)))
                .extracting(ContractUpdate::timestamp)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static List<ContractUpdate> many(Samples samples) {
        return Stream.generate(samples::next).limit(200).toList();
    }
}
