package dev.switchboard.checker.produce;

import dev.switchboard.checker.verdict.Faults;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Sends one script through one door, in bursts and lulls. One thread. */
final class Producer implements Runnable {

    private final Script script;
    private final Door door;
    private final Books books;
    private final Faults faults;
    private final Random random;
    private final int rate;
    private final BooleanSupplier stopped;

    /**
     * @param rate updates a second, on average
     */
    Producer(
            Script script,
            Door door,
            Books books,
            Faults faults,
            long seed,
            int rate,
            BooleanSupplier stopped) {
        this.script = script;
        this.door = door;
        this.books = books;
        this.faults = faults;
        this.random = new Random(seed);
        this.rate = rate;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        try (door) {
            while (!stopped.getAsBoolean()) {
                int burst = 1 + random.nextInt(rate);
                long start = System.nanoTime();
                for (int i = 0; i < burst && !stopped.getAsBoolean(); i++) {
                    send(script.next());
                }
                long due = burst * 1000L / rate;
                long took = (System.nanoTime() - start) / 1_000_000;
                Thread.sleep(Math.max(0, due - took));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Errand errand) throws InterruptedException {
        Outcome outcome = door.send(errand);
        books.enter(errand, outcome);
        boolean good = !(errand instanceof Errand.Bad);
        if (good && outcome instanceof Outcome.Refused(String why) && !why.contains("has no")) {
            faults.add("a producer over " + door.name(), errand + " was refused: " + why);
        }
    }
}
