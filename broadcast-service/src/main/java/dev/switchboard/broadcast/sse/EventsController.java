package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.sse.description.EventsCall;
import dev.switchboard.broadcast.sse.description.FollowedFeed;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subscribes clients of server-sent events. */
@Tag(name = "Live")
@RestController
final class EventsController implements FollowedFeed {

    static final String PATH = "/events";

    private final SubscribableFeed contracts;
    private final EventStreams streams;

    EventsController(
            @Qualifier("subscribableContracts") SubscribableFeed contracts, EventStreams streams) {
        this.contracts = contracts;
        this.streams = streams;
    }

    @Override
    public SubscribableFeed feed() {
        return contracts;
    }

    @EventsCall
    @ProblemAnswers({ProblemKind.INVALID_REQUEST, ProblemKind.INVALID_CURSOR})
    @GetMapping(path = EventsController.PATH)
    void events(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        streams.open(contracts, query, request, response);
    }
}
