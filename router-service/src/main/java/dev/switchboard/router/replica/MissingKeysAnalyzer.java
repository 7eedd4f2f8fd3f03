package dev.switchboard.router.replica;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the router in one sentence, in place of a stack trace. */
final class MissingKeysAnalyzer extends AbstractFailureAnalyzer<MissingKeysException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingKeysException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
