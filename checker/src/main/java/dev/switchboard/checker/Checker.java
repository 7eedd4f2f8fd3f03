package dev.switchboard.checker;

import dev.switchboard.checker.follow.TestSubscribers;
import dev.switchboard.checker.produce.Producers;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.truth.TruthReader;
import dev.switchboard.checker.verdict.Faults;
import dev.switchboard.checker.verdict.RunCounts;
import dev.switchboard.checker.verdict.Verdict;
import dev.switchboard.checker.view.Views;
import dev.switchboard.model.feed.Cursor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * Runs random producers and unreliable subscribers against services, and judges what every
 * subscriber got by what stands in Kafka.
 */
public final class Checker {

    /** How long all that was acknowledged may take to become true. */
    private static final Duration KEEPING = Duration.ofSeconds(60);

    /** How long the slowest subscriber may take to come to rest. */
    private static final Duration SETTLING = Duration.ofSeconds(90);

    /** How long a node may take until its queries answer what is true. */
    private static final Duration QUERIES = Duration.ofSeconds(10);

    /** What ids are made of besides plain ones: characters that some protocol must escape. */
    private static final List<String> FORMS =
            List.of(
                    "c-%d",
                    "c-%d", "c-%d", "c-%d", "c:%d", "c %d+%%", "c/%d?&=#", "ü-%d", "合同\"%d");

    private final Target target;
    private final Scale scale;
    private final Faults faults;
    private final RunCounts counts = new RunCounts();

    public Checker(Target target, Scale scale) {
        this.target = target;
        this.scale = scale;
        this.faults = new Faults(scale.seed());
    }

    /** What happens while updates are sent. */
    public interface Course {
        /** Returns when no more updates shall be sent. */
        void take() throws Exception;
    }

    /**
     * Runs once; takes the duration asked for and the time until all subscribers are at rest.
     *
     * @throws ExecutionException when Kafka does not answer at the beginning
     */
    public Verdict run() throws Exception {
        return run(() -> Thread.sleep(scale.duration()));
    }

    /**
     * Runs once, for as long as the course takes instead of the duration asked for.
     *
     * @throws ExecutionException when Kafka does not answer at the beginning or in the end
     * @throws Exception what the course throws
     */
    public Verdict run(Course course) throws Exception {
        try (TruthReader reader =
                new TruthReader(target.kafka(), target.topics().history().name(), faults)) {
            Truth truth = reader.truth();
            Cursor start = reader.readToEnd(KEEPING);
            Producers producers =
                    new Producers(target.kafka(), target.topics(), truth, start, faults, counts);
            producers.start(
                    scale.seed(), scale.rate(), contracts(), target.nodes(), target.ingest());
            TestSubscribers subscribers =
                    TestSubscribers.start(
                            scale.seed(),
                            scale.subscribers(),
                            target,
                            contracts(),
                            truth,
                            faults,
                            counts);
            try {
                course.take();
            } finally {
                producers.stop();
            }
            producers.audit(KEEPING);
            reader.readToEnd(KEEPING);
            subscribers.settle(SETTLING);
            Views views = new Views(truth, faults);
            for (URI node : target.nodes()) {
                views.check(node, start, QUERIES);
            }
            return Verdict.of(scale.seed(), counts, faults);
        }
    }

    private List<String> contracts() {
        return IntStream.range(0, scale.contracts())
                .mapToObj(i -> FORMS.get(i % FORMS.size()).formatted(i))
                .toList();
    }
}
