package dev.switchboard.router.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisUrlTest {

    @ParameterizedTest
    @CsvSource({
        "redis://localhost,                 localhost, 6379, '', '',    0, false",
        "redis://localhost:6379/0,          localhost, 6379, '', '',    0, false",
        "redis://localhost:7000/3,          localhost, 7000, '', '',    3, false",
        "redis://:p@db/,                    db,        6379, '', p,     0, false",
        "redis://u:p%40ss@db:1/2,           db,        1,    u,  p@ss,  2, false",
        "rediss://u:p@db,                   db,        6379, u,  p,     0, true",
        "REDISS://u:p@[::1]:7,              ::1,       7,    u,  p,     0, true",
    })
    void all_usual_ways_to_write_it_are_read(
            String url,
            String host,
            int port,
            String user,
            String password,
            int database,
            boolean encrypted) {
        assertThat(RedisUrl.parse(url))
                .isEqualTo(new RedisUrl(host, port, user, password, database, encrypted));
    }

    @ParameterizedTest
    @CsvSource({
        "http://:secret@db,           neither redis:// nor rediss://",
        ":secret@db,                  no scheme",
        "redis://:secret@,            no host",
        "redis://:secret@db:x,        not a number of 1 to 65535",
        "redis://:secret@db/name,     not a number",
        "redis://:secret@db/-1,       not a number",
        "'redis://:secret@one,two',   only one can be used",
        "redis://:secret@db?timeout=1, parameters",
        "redis://:secret%@db,         written %25",
    })
    void what_cannot_be_read_is_told_in_a_sentence_without_the_password(String url, String reason) {
        assertThatThrownBy(() -> RedisUrl.parse(url))
                .isInstanceOf(UnreadableUrlException.class)
                .hasMessageStartingWith("REDIS_URL cannot be read: it ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("\n");
    }

    @Test
    void where_it_is_missing_that_is_said() {
        assertThatThrownBy(() -> RedisUrl.parse(" "))
                .isInstanceOf(UnreadableUrlException.class)
                .hasMessageContaining("REDIS_URL is not set")
                .hasMessageContaining("redis://user:password@localhost:6379/0");
    }

    @Test
    void its_text_is_where_it_is_and_no_password() {
        assertThat(RedisUrl.parse("redis://u:secret@[::1]/2")).hasToString("[::1]:6379/2");
    }
}
