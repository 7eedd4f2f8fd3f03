package dev.switchboard.router.api;

import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.router.api.description.ViewCalls;
import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.StoredView;
import dev.switchboard.router.catalog.ViewAdministration;
import dev.switchboard.router.catalog.ViewOutcome;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.service.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Shows views, adds, replaces and removes them. */
@Tag(name = "Views", description = "Endpoints with chosen servers and tools.")
@RestController
final class ViewsController {

    private static final String ONE = "/views/{name}";

    private final Catalog catalog;
    private final ViewAdministration administration;

    ViewsController(Catalog catalog, ViewAdministration administration) {
        this.catalog = catalog;
        this.administration = administration;
    }

    @ViewCalls.All
    @GetMapping(path = "/views", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode all() {
        return ViewBodies.list(catalog.views());
    }

    @ViewCalls.One
    @GetMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode one(@ViewCalls.Name @PathVariable("name") String name) {
        return catalog.storedView(named(name)).map(ViewBodies::of).orElseThrow(() -> unknown(name));
    }

    @ViewCalls.Put
    @PutMapping(
            path = ONE,
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> put(
            @ViewCalls.Name @PathVariable("name") String name,
            @RequestBody(required = false) byte @Nullable [] json) {
        ViewRequest request = ViewRequest.read(name, json);
        return answer(administration.put(request.view(), request.changedBy()), name);
    }

    @ViewCalls.Removal
    @DeleteMapping(path = ONE)
    ResponseEntity<ObjectNode> remove(@ViewCalls.Name @PathVariable("name") String name) {
        return answer(administration.remove(named(name)), name);
    }

    /** Says what has become of a change. */
    static ResponseEntity<ObjectNode> answer(ViewOutcome outcome, String name) {
        return switch (outcome) {
            case ViewOutcome.Added(StoredView view) -> answer(HttpStatus.CREATED, view);
            case ViewOutcome.Replaced(StoredView view) -> answer(HttpStatus.OK, view);
            case ViewOutcome.TooMany(int most) ->
                    throw new ProblemException(
                            ProblemKind.CONFLICT,
                            "there are %,d views, as many as there may be; remove one"
                                    .formatted(most));
            case ViewOutcome.Removed _ -> ResponseEntity.noContent().build();
            case ViewOutcome.Unknown _ -> throw unknown(name);
            case ViewOutcome.StoreAway _ -> throw Registrations.storeAway();
        };
    }

    private static ResponseEntity<ObjectNode> answer(HttpStatus status, StoredView view) {
        return ResponseEntity.status(status).body(ViewBodies.of(view));
    }

    private static ServerName named(String text) {
        if (!ServerName.isName(text)) {
            throw unknown(text);
        }
        return new ServerName(text);
    }

    private static ProblemException unknown(String name) {
        return new ProblemException(
                ProblemKind.NOT_FOUND,
                "there is no view %s; /views lists them".formatted(Excerpt.of(name)));
    }
}
