package dev.switchboard.router.api;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.router.api.description.ServerCalls;
import dev.switchboard.router.api.description.ServerParameters;
import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.CatalogAdministration;
import dev.switchboard.router.catalog.ServerState;
import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.UpstreamStatus.State;
import dev.switchboard.service.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Shows the servers behind the router, registers, changes and removes them. */
@Tag(name = "Servers", description = "The MCP servers behind the router.")
@RestController
final class ServersController {

    private static final String ONE = "/servers/{name}";

    private final Catalog catalog;
    private final CatalogAdministration administration;

    ServersController(Catalog catalog, CatalogAdministration administration) {
        this.catalog = catalog;
        this.administration = administration;
    }

    @ServerCalls.All
    @GetMapping(path = "/servers", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode all() {
        return ServerBodies.list(catalog.servers());
    }

    @ServerCalls.Registration
    @PostMapping(
            path = "/servers",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> register(@RequestBody(required = false) byte @Nullable [] json) {
        ServerRequest request = ServerRequest.registration(json);
        ServerState server =
                Registrations.require(
                                administration.register(
                                        request.configuration(), Origin.API, request.changedBy()))
                        .orElseThrow(() -> Registrations.unknown(request.name().value()));
        // relative to this path, whatever stands before it
        return ResponseEntity.created(URI.create("servers/" + request.name()))
                .body(ServerBodies.detail(server));
    }

    @ServerCalls.One
    @GetMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode one(@ServerParameters.Name @PathVariable("name") String name) {
        return ServerBodies.detail(known(Registrations.named(name)));
    }

    @ServerCalls.Change
    @PutMapping(
            path = ONE,
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode change(
            @ServerParameters.Name @PathVariable("name") String name,
            @RequestBody(required = false) byte @Nullable [] json) {
        ServerName server = Registrations.named(name);
        ServerRequest request = ServerRequest.change(server, json);
        return Registrations.require(
                        administration.change(server, request::changed, request.changedBy()))
                .map(ServerBodies::detail)
                .orElseThrow(() -> Registrations.unknown(name));
    }

    @ServerCalls.Removal
    @DeleteMapping(path = ONE)
    ResponseEntity<Void> remove(@ServerParameters.Name @PathVariable("name") String name) {
        Registrations.require(administration.remove(Registrations.named(name)));
        return ResponseEntity.noContent().build();
    }

    @ServerCalls.Refresh
    @PostMapping(path = ONE + "/refresh")
    ResponseEntity<Void> refresh(@ServerParameters.Name @PathVariable("name") String name) {
        ServerName server = Registrations.named(name);
        if (known(server).status().state() == State.DISABLED) {
            throw new ProblemException(
                    ProblemKind.CONFLICT, "the server is disabled; enable it with PUT");
        }
        catalog.refresh(server);
        return ResponseEntity.accepted().build();
    }

    private ServerState known(ServerName name) {
        return catalog.server(name).orElseThrow(() -> Registrations.unknown(name.value()));
    }
}
