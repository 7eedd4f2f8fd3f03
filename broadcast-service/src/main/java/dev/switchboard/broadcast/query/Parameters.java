package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.subscription.HistoryParameters;
import dev.switchboard.broadcast.subscription.PageParameters;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.service.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and judges parameters. Repeatable ones are taken as they are: ids may hold commas. One
 * without a value counts as not sent.
 */
final class Parameters {

    private Parameters() {}

    static List<String> all(HttpServletRequest request, String name) {
        String @Nullable [] values = request.getParameterValues(name);
        return values == null
                ? List.of()
                : Stream.of(values).filter(value -> !value.isEmpty()).toList();
    }

    /** The value of a parameter; null where there is none. */
    static @Nullable String one(HttpServletRequest request, String name) {
        List<String> values = all(request, name);
        return values.isEmpty() ? null : values.getFirst();
    }

    /**
     * The contract that a path names.
     *
     * @throws ProblemException when nothing can have that id
     */
    static ContractId contractId(String text) {
        HistoryParameters reader = new HistoryParameters();
        reader.contracts(List.of(text));
        requireGood(reader);
        return new ContractId(text);
    }

    /**
     * Lets a query pass that breaks no rule.
     *
     * @throws ProblemException with all the rules it breaks
     */
    static void requireGood(PageParameters reader) {
        if (!reader.violations().isEmpty()) {
            String detail =
                    reader.violations().stream()
                            .map(Violation::inWords)
                            .collect(Collectors.joining("; "));
            throw new ProblemException(ProblemKind.INVALID_REQUEST, detail, reader.violations());
        }
    }
}
