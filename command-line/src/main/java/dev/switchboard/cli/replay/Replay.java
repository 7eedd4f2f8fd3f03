package dev.switchboard.cli.replay;

import dev.switchboard.cli.rest.Answer;
import java.io.IOException;
import java.util.List;

/**
 * Sends all rows of a file. An update that has to be given up ends it: what came after it would
 * fare no better, and the same command goes on from there.
 */
final class Replay {

    private final Delivery delivery;
    private final Pace pace;
    private final int concurrency;
    private final Tally tally;

    Replay(Delivery delivery, Pace pace, int concurrency, Tally tally) {
        this.delivery = delivery;
        this.pace = pace;
        this.concurrency = concurrency;
        this.tally = tally;
    }

    /** Returns when everything that was sent is answered; the tally has the outcome. */
    void run(RowReader rows) throws InterruptedException {
        try (Lanes lanes = new Lanes(concurrency, this::send)) {
            long line = 0;
            try {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    line = row.line();
                    if (tally.stopped() != null) {
                        return;
                    }
                    switch (row) {
                        case Row.Update update -> {
                            pace.await();
                            lanes.add(update);
                        }
                        case Row.Unreadable(_, _, String reason) ->
                                tally.refused(row, List.of(reason));
                    }
                }
            } catch (IOException e) {
                tally.stop(line + 1, "reading failed: " + e.getMessage());
            }
        }
    }

    private void send(Row.Update update) {
        if (tally.stopped() != null) {
            return;
        }
        try {
            switch (delivery.deliver(update)) {
                case Answer.Accepted _ -> tally.accepted(update);
                case Answer.Refused(_, String detail, List<String> reasons) ->
                        tally.refused(update, reasons.isEmpty() ? List.of(detail) : reasons);
                case Answer.Busy(_, String detail, _) -> giveUp(update, detail);
                case Answer.Foreign(String why) -> giveUp(update, why);
                case Answer.Unreachable(String why) -> giveUp(update, why);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp(update, "interrupted");
        }
    }

    private void giveUp(Row.Update update, String why) {
        tally.stop(update.line(), why);
    }
}
