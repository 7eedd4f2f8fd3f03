package dev.switchboard.broadcast.resume;

import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.feed.MadeFeed;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Many clients of {@code /ws} that come back at the same moment. */
final class Crowd implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Node node;
    private final List<CrowdMember> members;

    /**
     * @param size how many; each follows the contracts of one location
     */
    Crowd(Node node, int size) {
        this.node = node;
        this.members =
                IntStream.range(0, size)
                        .mapToObj(MadeFeed::location)
                        .map(CrowdMember::new)
                        .toList();
    }

    /**
     * Has all connect at once; done when all are let in.
     *
     * @param query what each asks for besides its location
     */
    CompletableFuture<Void> comeBack(String query) {
        return CompletableFuture.allOf(
                members.stream()
                        .map(member ->
                                http.newWebSocketBuilder()
                                        .buildAsync(address(member, query), member))
                        .toArray(CompletableFuture[]::new));
    }

    private URI address(CrowdMember member, String query) {
        return node.uri("ws", "/ws?location=" + member.location().label() + "&" + query);
    }

    List<CrowdMember> members() {
        return members;
    }

    /** Whether all are past what they missed. */
    boolean isLive() {
        return members.stream().allMatch(CrowdMember::isLive);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
