package dev.switchboard.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SenderIdentityTest {

    @ParameterizedTest
    @ValueSource(strings = {"k", "order:42", "with space", "\"quoted\"", "k#1"})
    void printable_keys_will_do(String key) {
        assertThat(SenderIdentity.keyFault(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tab\there", "line\n", "ключ", "k·1", "\u007f"})
    void other_keys_will_not(String key) {
        assertThat(SenderIdentity.keyFault(key)).isPresent();
        assertThatThrownBy(() -> new SenderIdentity("", key))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_has_at_most_128_characters() {
        assertThat(SenderIdentity.keyFault("k".repeat(128))).isEmpty();
        assertThat(SenderIdentity.keyFault("k".repeat(129)))
                .hasValue("must have 1 to 128 characters, has 129");
    }

    @Test
    void keys_are_scoped_by_operation_and_item() {
        SenderIdentity sender = new SenderIdentity("", "k");

        assertThat(sender.keyOfUpdate()).hasValue("k");
        assertThat(sender.item(7).keyOfUpdate()).hasValue("k·7");
        assertThat(sender.keyOfRemoval()).hasValue("remove·k");
        assertThat(SenderIdentity.ANONYMOUS.item(7).keyOfUpdate()).isEmpty();
    }

    @Test
    void the_longest_key_has_room_for_an_item() {
        assertThat(new SenderIdentity("", "k".repeat(128)).item(123_456).keyOfUpdate()).isPresent();
    }
}
