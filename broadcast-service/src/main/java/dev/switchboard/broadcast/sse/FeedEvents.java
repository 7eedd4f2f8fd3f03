package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.sse.description.FeedEventsCall;
import dev.switchboard.broadcast.sse.description.FollowedFeed;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The handler of {@code /events/{feed}}, one for each feed but contracts. */
@Tag(name = "Live")
final class FeedEvents implements FollowedFeed {

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
        // It looks for beans only.
        SpringDocUtils.getConfig().addRestControllers(FeedEvents.class);
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

    @Override
    public SubscribableFeed feed() {
        return feed;
    }

    /** Called by Spring MVC. */
    @FeedEventsCall
    @ProblemAnswers({ProblemKind.INVALID_REQUEST, ProblemKind.INVALID_CURSOR})
    void events(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        streams.open(feed, query, request, response);
    }
}
