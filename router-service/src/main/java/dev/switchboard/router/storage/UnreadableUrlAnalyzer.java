package dev.switchboard.router.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the router in one sentence, in place of a stack trace. */
final class UnreadableUrlAnalyzer extends AbstractFailureAnalyzer<UnreadableUrlException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnreadableUrlException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
