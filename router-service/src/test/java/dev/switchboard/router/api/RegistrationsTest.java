package dev.switchboard.router.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.router.catalog.RegistrationOutcome;
import dev.switchboard.service.web.problem.ProblemException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegistrationsTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new RegistrationOutcome.NameTaken(), 409, "another name"),
                Arguments.of(new RegistrationOutcome.TooMany(1_000), 409, "1,000"),
                Arguments.of(new RegistrationOutcome.Unknown(), 404, "/servers"),
                Arguments.of(new RegistrationOutcome.RuledByFile(), 409, "start-up file"),
                Arguments.of(new RegistrationOutcome.NoKeys(), 409, "MCP_SECRET_KEYS"),
                Arguments.of(
                        new RegistrationOutcome.NoSuchDefinitions(List.of("a", "b", "c", "d")),
                        409,
                        "a, b, c"),
                Arguments.of(new RegistrationOutcome.StoreAway(), 503, "PostgreSQL"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_change_that_was_not_made_is_a_problem_that_says_what_to_do(
            RegistrationOutcome outcome, int status, String what) {
        assertThatThrownBy(() -> Registrations.require(outcome))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().status()).isEqualTo(status);
                            assertThat(e.headers().containsKey("Retry-After"))
                                    .isEqualTo(status == 503);
                        })
                .hasMessageContaining(what);
    }

    @Test
    void a_removal_leaves_nothing() {
        assertThat(Registrations.require(new RegistrationOutcome.Removed())).isEmpty();
    }
}
