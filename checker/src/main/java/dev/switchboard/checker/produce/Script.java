package dev.switchboard.checker.produce;

import dev.switchboard.checker.produce.Operation.Update;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * What one producer sends, the same for the same seed. No two updates are equal, unless meant as
 * repeats. One thread.
 */
final class Script {

    private static final Instant START = Instant.parse("1990-01-01T00:00:00Z");
    private static final int DAYS = 10_000;
    private static final int REMEMBERED_KEYS = 20;

    private static final List<Location> LOCATIONS = List.of(Location.values());
    private static final List<ContractStatus> STATUSES = List.of(ContractStatus.values());

    private final int producer;
    private final String keys;
    private final Instant start;
    private final Random random;
    private final List<String> contracts;
    private final List<Update> keyed = new ArrayList<>();
    private int sent;

    /**
     * @param producer tells this one's updates from all others'
     */
    Script(int producer, long seed, List<String> contracts) {
        this.producer = producer;
        // runs on the same topics differ
        this.keys = "key %x %d:".formatted(seed, producer);
        this.start = START.plus(Math.floorMod(seed, DAYS), ChronoUnit.DAYS);
        this.random = new Random(seed);
        this.contracts = contracts;
    }

    Operation next() {
        sent++;
        int lot = random.nextInt(100);
        if (lot < 8) {
            return new Operation.Remove(contract());
        } else if (lot < 12) {
            return new Operation.Test(update(contract()));
        } else if (lot < 14) {
            return new Operation.Bad(random.nextInt(Integer.MAX_VALUE), contract());
        } else if (lot < 20 && !keyed.isEmpty()) {
            Update first = keyed.get(random.nextInt(keyed.size()));
            return new Operation.Repeat(first.update(), keyOf(first));
        } else if (lot < 23 && !keyed.isEmpty()) {
            Update first = keyed.get(random.nextInt(keyed.size()));
            return new Operation.Reuse(update(first.update().contractId().value()), keyOf(first));
        } else if (lot < 45) {
            return underKey();
        }
        return new Update(update(contract()), null);
    }

    private Update underKey() {
        Update update = new Update(update(contract()), keys + sent);
        keyed.add(update);
        if (keyed.size() > REMEMBERED_KEYS) {
            keyed.removeFirst();
        }
        return update;
    }

    private static String keyOf(Update update) {
        return Objects.requireNonNull(update.key());
    }

    /** Now and then late; the nanoseconds tell it from all others. */
    private ContractUpdate update(String contract) {
        int second = sent - random.nextInt(1 + random.nextInt(60));
        return new ContractUpdate(
                new ContractId(contract),
                oneOf(LOCATIONS),
                oneOf(STATUSES),
                start.plusSeconds(second).plusNanos(producer * 10_000_000L + sent));
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Those in front are spoken of most. */
    private String contract() {
        return contracts.get(random.nextInt(1 + random.nextInt(contracts.size())));
    }
}
