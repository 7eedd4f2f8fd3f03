package dev.switchboard.checker.produce;

import dev.switchboard.checker.truth.DeadLetters;
import dev.switchboard.checker.truth.DeadLetters.Letter;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.checker.verdict.Faults;
import dev.switchboard.checker.verdict.RunCounts;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All producers of a run, each on a thread of its own, and the audit of what they sent. */
public final class Producers {

    private static final Duration LAST_ANSWER = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final String kafka;
    private final Topics topics;
    private final Truth truth;
    private final Faults faults;
    private final AcknowledgementRecord acknowledgements;
    private final Cursor start;
    private final int lettersBefore;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("producer-", 0).factory());
    private volatile boolean stopped;

    /**
     * Looks at where things stand before anything is sent. Blocks while Kafka answers.
     *
     * @param start what covers the truth so far
     */
    public Producers(
            String kafka,
            Topics topics,
            Truth truth,
            Cursor start,
            Faults faults,
            RunCounts counts) {
        this.kafka = kafka;
        this.topics = topics;
        this.truth = truth;
        this.start = start;
        this.faults = faults;
        this.acknowledgements = new AcknowledgementRecord(counts);
        this.lettersBefore = letters().size();
    }

    /**
     * Starts two producers over Kafka, one over each node's {@code /ws} and two over REST.
     *
     * @param rate updates a second, all together
     */
    public void start(
            long seed, int rate, List<String> contracts, List<URI> nodes, @Nullable URI ingest) {
        List<ProducerClient> doors = new ArrayList<>();
        doors.add(new KafkaProducerClient(kafka, topics, seed));
        doors.add(new KafkaProducerClient(kafka, topics, seed + 1));
        nodes.forEach(node -> doors.add(new SocketProducerClient(node)));
        if (ingest != null) {
            doors.add(new RestProducerClient(ingest));
            doors.add(new RestProducerClient(ingest));
        }
        for (int i = 0; i < doors.size(); i++) {
            Script script = new Script(i, seed + 100 + i, contracts);
            int share = Math.max(1, rate / doors.size());
            threads.execute(
                    new Producer(
                            script,
                            doors.get(i),
                            acknowledgements,
                            faults,
                            seed + 200 + i,
                            share,
                            () -> stopped));
        }
        threads.shutdown();
    }

    /** Stops them; returns when each has got its last answer. */
    public void stop() throws InterruptedException {
        stopped = true;
        if (!threads.awaitTermination(LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
            faults.add("the producers", "an answer did not come within " + LAST_ANSWER);
            threads.shutdownNow();
        }
    }

    /** Waits until all that must become true is, and notes every difference. */
    public void audit(Duration patience) throws InterruptedException {
        Audit audit = new Audit(acknowledgements, faults);
        long end = System.nanoTime() + patience.toNanos();
        List<Letter> letters = letters();
        while (System.nanoTime() < end && !audit.isComplete(truth.after(start), newest(letters))) {
            Thread.sleep(LOOK);
            letters = letters();
        }
        audit.history(truth.after(start));
        audit.deadLetters(newest(letters), topics.updates().name());
        truth.repeatedIds()
                .forEach(id -> faults.add(Breach.DOUBLED, "the keeper", "wrote twice: " + id));
    }

    private List<Letter> letters() {
        return DeadLetters.read(kafka, topics.deadLetters().name());
    }

    private List<Letter> newest(List<Letter> letters) {
        return letters.subList(lettersBefore, letters.size());
    }
}
