package dev.switchboard.ingest.entry;

import dev.switchboard.admission.Admission.Saturated;
import dev.switchboard.admission.Gate;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets requests that bring updates in, or turns them away before their bodies are read.
 * Thread-safe; called on each request's own virtual thread, as it may wait for a moment.
 */
final class RequestLimiter implements HandlerInterceptor {

    private static final String PERMIT = RequestLimiter.class.getName();

    private static final String FULL = Saturated.full(Duration.ZERO).detail();
    private static final String NO_TOPICS =
            "Kafka has not answered yet since this service started; nothing of this was read";
    private static final String NO_PERMIT =
            "as many requests are under way as this node serves at once; nothing of this was read";
    private static final String NO_STREAM =
            "as many streams are under way as this node reads at once; nothing of this was read";

    private static final Duration SOON = Duration.ofSeconds(1);

    /** Streams take long. */
    private static final Duration STREAM_AGAIN = Duration.ofSeconds(10);

    private final BooleanSupplier topicsFound;
    private final Gate gate;
    private final CallerRates rates;
    private final ConcurrencyLimits concurrencyLimits;
    private final LongAdder letIn = new LongAdder();
    private final LongAdder busy = new LongAdder();
    private final LongAdder overRate = new LongAdder();

    /**
     * @param topicsFound whether there is anything to write to
     */
    RequestLimiter(
            BooleanSupplier topicsFound,
            Gate gate,
            CallerRates rates,
            ConcurrencyLimits concurrencyLimits) {
        this.topicsFound = topicsFound;
        this.gate = gate;
        this.rates = rates;
        this.concurrencyLimits = concurrencyLimits;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        ConcurrencyLimited limited = limited(handler);
        if (limited == null) {
            return true;
        }
        if (!topicsFound.getAsBoolean()) {
            throw refuseBusy(NO_TOPICS, SOON);
        }
        if (gate.full()) {
            throw refuseBusy(FULL, gate.roomIn());
        }
        Duration wait = rates.enter(request);
        if (!wait.isZero()) {
            throw refuseRate(wait);
        }
        Runnable permit = concurrencyLimits.enter(limited.value(), request);
        if (permit == null) {
            rates.giveBack(request, 1);
            throw limited.value() == ConcurrencyLimited.Kind.STREAM
                    ? refuseBusy(NO_STREAM, STREAM_AGAIN)
                    : refuseBusy(NO_PERMIT, gate.roomIn());
        }
        letIn.increment();
        request.setAttribute(PERMIT, permit);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        if (request.getAttribute(PERMIT) instanceof Runnable permit) {
            request.removeAttribute(PERMIT);
            permit.run();
            if (response.getStatus() == ProblemKind.UNAVAILABLE.status()) {
                // nothing of it was taken
                rates.giveBack(request, 1);
            }
        }
    }

    EntryCounts counts() {
        return new EntryCounts(letIn.sum(), busy.sum(), overRate.sum());
    }

    private static @Nullable ConcurrencyLimited limited(Object handler) {
        return handler instanceof HandlerMethod method
                ? method.getBeanType().getAnnotation(ConcurrencyLimited.class)
                : null;
    }

    private ProblemException refuseBusy(String detail, Duration retryAfter) {
        busy.increment();
        return new ProblemException(ProblemKind.UNAVAILABLE, detail, retryAfter);
    }

    private ProblemException refuseRate(Duration wait) {
        overRate.increment();
        return new ProblemException(
                ProblemKind.TOO_MANY_REQUESTS,
                "%,d updates a second are let in of each caller; nothing of this was taken"
                        .formatted(rates.rate()),
                wait);
    }
}
