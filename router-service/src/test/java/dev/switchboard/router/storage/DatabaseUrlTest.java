package dev.switchboard.router.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p@localhost:5432/mcp_router,   jdbc:postgresql://localhost:5432/mcp_router",
        "postgres://u:p@db.example.com/mcp_router,     jdbc:postgresql://db.example.com:5432/mcp_router",
        "POSTGRES://u:p@db/x,                          jdbc:postgresql://db:5432/x",
        "jdbc:postgresql://u:p@db:6000/x,              jdbc:postgresql://db:6000/x",
        "jdbc:postgresql://db/x?user=u&password=p,     jdbc:postgresql://db:5432/x",
        "postgresql://u:p@[::1]:5433/x,                jdbc:postgresql://[::1]:5433/x",
        "'postgresql://u:p@one:1,two/x',               'jdbc:postgresql://one:1,two:5432/x'",
        "' postgresql://u:p@db/x ',                    jdbc:postgresql://db:5432/x",
        "postgresql://u:p@db/with%20space%2Bplus,      jdbc:postgresql://db:5432/with%20space%2Bplus",
    })
    void all_usual_ways_to_write_it_are_read(String url, String jdbcUrl) {
        DatabaseUrl read = DatabaseUrl.parse(url);

        assertThat(read.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(read.properties(Map.of()))
                .containsEntry("user", "u")
                .containsEntry("password", "p");
    }

    @ParameterizedTest
    @CsvSource({
        "us%65r:p%40ss%2Fw%3Ard, user, p@ss/w:rd",
        "u:a@b,                  u,    a@b",
        "u:100%25+1,             u,    100%+1",
        "u:a:b,                  u,    a:b",
        "u:%C3%BC,               u,    ü",
        "u:ü#$^&,                u,    ü#$^&",
    })
    void user_and_password_are_percent_decoded(String login, String user, String password) {
        Properties read =
                DatabaseUrl.parse("postgresql://%s@db/x".formatted(login)).properties(Map.of());

        assertThat(read).containsEntry("user", user).containsEntry("password", password);
    }

    @Test
    void a_password_is_not_needed() {
        assertThat(DatabaseUrl.parse("postgresql://u@db/x").properties(Map.of()))
                .doesNotContainKey("password");
    }

    @Test
    void parameters_are_passed_on_under_the_names_of_the_driver() {
        DatabaseUrl read =
                DatabaseUrl.parse(
                        "postgresql://u:p@db/x?sslmode=require&application_name=a%20b"
                                + "&connect_timeout=7");

        assertThat(read.properties(Map.of("connectTimeout", "2", "socketTimeout", "10")))
                .containsEntry("sslmode", "require")
                .containsEntry("ApplicationName", "a b")
                .containsEntry("connectTimeout", "7")
                .containsEntry("socketTimeout", "10");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://u:secret@db/x,              neither postgresql:// nor postgres://",
        "u:secret@db/x,                      no scheme",
        "postgresql:u:secret@db/x,           no scheme",
        "postgresql://u:secret@db,           no database",
        "postgresql://u:secret@db/,          no database",
        "postgresql://:secret@db/x,          no user",
        "postgresql://u:secret@/x,           no host",
        "postgresql://u:secret@db:port/x,    not a number of 1 to 65535",
        "postgresql://u:secret@db:0/x,       not a number of 1 to 65535",
        "postgresql://u:secret@db:70000/x,   not a number of 1 to 65535",
        "postgresql://u:secret/more@db/x,    not a number of 1 to 65535",
        "postgresql://u:secret%@db/x,        written %25",
        "postgresql://u:secret%zz@db/x,      written %25",
        "postgresql://u:secret%ff@db/x,      not UTF-8",
        "postgresql://u:secret%00@db/x,      control characters",
        "postgresql://u:secret@[::1/x,       no host",
        "postgresql://u:secret@db/x?sslmode, not name=value",
    })
    void what_cannot_be_read_is_told_in_a_sentence_without_the_password(String url, String reason) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(UnreadableUrlException.class)
                .hasMessageStartingWith("DATABASE_URL cannot be read: it ")
                .hasMessageContaining(reason)
                .hasMessageContaining("postgresql://user:password@localhost:5432/mcp_router")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("\n")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({"''", "' '"})
    void where_it_is_missing_that_is_said(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(UnreadableUrlException.class)
                .hasMessageContaining("DATABASE_URL is not set")
                .hasMessageContaining("postgresql://user:password@localhost:5432/mcp_router");
    }

    @Test
    void its_text_is_where_it_is_and_no_password() {
        assertThat(DatabaseUrl.parse("postgresql://u:secret@db/x")).hasToString("db:5432/x");
    }
}
