package dev.switchboard.router.upstream.stdio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child with all that it has started. A process that has left its parent is found by a variable
 * that children inherit, which Linux shows; elsewhere only descendants are found.
 */
final class ProcessTree {

    private static final Logger log = LoggerFactory.getLogger(ProcessTree.class);

    /** Its value is {@code <pid of the router>.<start of the router>.<id of the tree>}. */
    private static final String MARK = "SWITCHBOARD_CHILD";

    /** Between two rounds a tree that goes on forking may have grown. */
    private static final int ROUNDS = 5;

    private final String mark = owner(ProcessHandle.current()) + "." + UUID.randomUUID();

    /** To be given to the root of the tree. */
    Map<String, String> variables() {
        return Map.of(MARK, mark);
    }

    /**
     * Ends all of it: asks, and after a time forces.
     *
     * @param grace how long the processes may take to end by themselves
     */
    void end(ProcessHandle root, Duration grace) throws InterruptedException {
        Set<ProcessHandle> members = members(root);
        members.forEach(ProcessHandle::destroy);
        await(members, grace);
        for (int round = 0; round < ROUNDS; round++) {
            members = members(root);
            members.removeIf(member -> !member.isAlive());
            if (members.isEmpty()) {
                return;
            }
            members.forEach(ProcessHandle::destroyForcibly);
            await(members, Duration.ofSeconds(1));
        }
        log.warn("processes that cannot be ended: {}", members);
    }

    /** Those that are there now. */
    Set<ProcessHandle> members(ProcessHandle root) {
        Set<ProcessHandle> members = new HashSet<>(root.descendants().toList());
        members.add(root);
        members.addAll(marked(mark::equals));
        return members;
    }

    /** Ends what routers that are gone have left behind; true if there was anything. */
    static boolean endOrphans() {
        Set<ProcessHandle> orphans = marked(ProcessTree::isOrphaned);
        orphans.forEach(orphan -> {
            log.warn("process {} is left over from a router that has ended: killed", orphan.pid());
            orphan.destroyForcibly();
        });
        return !orphans.isEmpty();
    }

    private static boolean isOrphaned(String mark) {
        String[] parts = mark.split("\\.", -1);
        if (parts.length != 3 || !parts[0].matches("\\d{1,10}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(router -> owner(router).equals(parts[0] + "." + parts[1]))
                .isEmpty();
    }

    /** With its start, as numbers of processes are used again. */
    private static String owner(ProcessHandle process) {
        return process.pid()
                + "."
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static Set<ProcessHandle> marked(Predicate<String> wanted) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> mark(process).filter(wanted).isPresent())
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    private static Optional<String> mark(ProcessHandle process) {
        try {
            Path variables = Path.of("/proc", Long.toString(process.pid()), "environ");
            String text = Files.readString(variables, StandardCharsets.ISO_8859_1);
            return Stream.of(text.split("\0", -1))
                    .filter(variable -> variable.startsWith(MARK + "="))
                    .map(variable -> variable.substring(MARK.length() + 1))
                    .findFirst();
        } catch (IOException e) {
            // it has ended, is another user's, or this is no Linux
            return Optional.empty();
        }
    }

    private static void await(Set<ProcessHandle> members, Duration longest)
            throws InterruptedException {
        try {
            CompletableFuture.allOf(
                            members.stream()
                                    .map(ProcessHandle::onExit)
                                    .toArray(CompletableFuture[]::new))
                    .get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // who is left is seen by who asked
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a process cannot fail", e);
        }
    }
}
