package dev.switchboard.cli.replay;

import dev.switchboard.cli.server.ServerFailure;
import dev.switchboard.client.ContractClient;
import dev.switchboard.client.rest.Problems;
import dev.switchboard.client.send.BatchListener;
import dev.switchboard.client.send.BatchOutcome;
import dev.switchboard.client.send.BatchSettings;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Sends all rows of a file. An update that has to be given up ends it: what came after it would
 * fare no better, and the same command goes on from there. One thread.
 */
final class FileReplay implements BatchListener {

    private final Rows rows;
    private final RecordCounts counts;

    FileReplay(Rows rows, RecordCounts counts) {
        this.rows = rows;
        this.counts = counts;
    }

    /**
     * Returns when everything that was sent is answered; the tally has the outcome.
     *
     * @param key under which the same lines count once
     * @param linesPerRequest how many go out together at most
     */
    void run(ContractClient client, String key, int linesPerRequest) {
        Stream<String> lines =
                StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
        BatchSettings settings =
                BatchSettings.DEFAULT
                        .atMost(linesPerRequest)
                        .flushedUnless(rows::moreAtHand)
                        .telling(this);
        if (client.sendLines(lines, key, settings) instanceof BatchOutcome.Stopped stopped) {
            counts.stop(stopped.line() + 1, ServerFailure.inWords(stopped.kind(), stopped.why()));
        }
    }

    @Override
    public void refused(dev.switchboard.client.send.Refusal refusal) {
        List<String> rules = Problems.rules(refusal.violations());
        counts.refused(refusal.line() + 1, rules.isEmpty() ? List.of(refusal.detail()) : rules);
    }

    @Override
    public void progressed(long line, long accepted, long refused) {
        rows.settle(line);
        counts.progressed(accepted, refused);
    }

    @Override
    public void retrying(String why) {
        counts.trouble(why);
    }
}
