package dev.switchboard.router.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.router.catalog.ViewOutcome;
import dev.switchboard.service.web.problem.ProblemException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ViewsControllerTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new ViewOutcome.TooMany(1_000), 409, "1,000"),
                Arguments.of(new ViewOutcome.Unknown(), 404, "no view analysts"),
                Arguments.of(new ViewOutcome.StoreAway(), 503, "PostgreSQL"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_change_that_was_not_made_is_a_problem_that_says_what_to_do(
            ViewOutcome outcome, int status, String what) {
        assertThatThrownBy(() -> ViewsController.answer(outcome, "analysts"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(status))
                .hasMessageContaining(what);
    }
}
