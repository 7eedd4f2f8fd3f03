package dev.switchboard.checker.produce;

import dev.switchboard.checker.verdict.Faults;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Sends one script by one client, in bursts and lulls. One thread. */
final class Producer implements Runnable {

    private final Script script;
    private final ProducerClient client;
    private final AcknowledgementRecord acknowledgements;
    private final Faults faults;
    private final Random random;
    private final int rate;
    private final BooleanSupplier stopped;

    /**
     * @param rate updates a second, on average
     */
    Producer(
            Script script,
            ProducerClient client,
            AcknowledgementRecord acknowledgements,
            Faults faults,
            long seed,
            int rate,
            BooleanSupplier stopped) {
        this.script = script;
        this.client = client;
        this.acknowledgements = acknowledgements;
        this.faults = faults;
        this.random = new Random(seed);
        this.rate = rate;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        try (client) {
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

    private void send(Operation operation) throws InterruptedException {
        OperationOutcome outcome = client.send(operation);
        acknowledgements.add(operation, outcome);
        boolean good = !(operation instanceof Operation.Bad);
        if (good
                && outcome instanceof OperationOutcome.Refused(String why)
                && !why.contains("has no")) {
            faults.add("a producer over " + client.name(), operation + " was refused: " + why);
        }
    }
}
