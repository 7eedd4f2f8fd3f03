package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.subscription.SubscribableFeed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The handler of {@code /events/{feed}}, one for each feed but contracts. */
final class FeedEvents {

    private final SubscribableFeed feed;
    private final EventStreams streams;

    private FeedEvents(SubscribableFeed feed, EventStreams streams) {
        this.feed = feed;
        this.streams = streams;
    }

    /** Puts one on the path of each feed. */
    static void register(
            RequestMappingHandlerMapping mapping,
            List<SubscribableFeed> feeds,
            EventStreams streams) {
        for (SubscribableFeed feed : feeds) {
            if (!feed.isOfContracts()) {
                try {
                    mapping.registerMapping(
                            RequestMappingInfo.paths(
                                            EventsController.PATH + "/" + feed.feed().name())
                                    .methods(RequestMethod.GET)
                                    .options(mapping.getBuilderConfiguration())
                                    .build(),
                            new FeedEvents(feed, streams),
                            FeedEvents.class.getDeclaredMethod(
                                    "events",
                                    MultiValueMap.class,
                                    HttpServletRequest.class,
                                    HttpServletResponse.class));
                } catch (NoSuchMethodException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Called by Spring MVC. */
    void events(
            @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.open(feed, query, request, response);
    }
}
