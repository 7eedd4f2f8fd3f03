package dev.switchboard.router.api;

import dev.switchboard.router.api.description.DefinitionCalls;
import dev.switchboard.router.api.description.ServerParameters;
import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.CatalogAdministration;
import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.upstream.ServerName;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Shows what a server lists, and approves what it has changed. */
@Tag(name = "Servers")
@RestController
final class DefinitionsController {

    private final Catalog catalog;
    private final CatalogAdministration administration;

    DefinitionsController(Catalog catalog, CatalogAdministration administration) {
        this.catalog = catalog;
        this.administration = administration;
    }

    @DefinitionCalls.Definitions
    @GetMapping(path = "/servers/{name}/definitions", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode definitions(
            @Parameter(hidden = true) HttpServletRequest request,
            @ServerParameters.Name @PathVariable("name") String name,
            @ServerParameters.Kind @RequestParam(required = false) @Nullable String kind,
            @ServerParameters.State @RequestParam(required = false) @Nullable String state,
            @ServerParameters.Limit @RequestParam(required = false) @Nullable String limit,
            @ServerParameters.After @RequestParam(required = false) @Nullable String after) {
        ServerName server = Registrations.named(name);
        QueryValues values = new QueryValues(request);
        DefinitionsPage.Query query =
                new DefinitionsPage.Query(
                        values.label(
                                "kind",
                                DefinitionKind::of,
                                Stream.of(DefinitionKind.values())
                                        .map(DefinitionKind::label)
                                        .toList()),
                        values.label(
                                "state",
                                DefinitionsPage.State::of,
                                Stream.of(DefinitionsPage.State.values())
                                        .map(DefinitionsPage.State::label)
                                        .toList()),
                        values.number("limit", DefinitionsPage.MOST, DefinitionsPage.USUAL),
                        values.value(
                                "after",
                                DefinitionsPage::position,
                                "must be the next of an earlier page"));
        values.requireGood();
        return catalog.server(server)
                .map(found -> DefinitionsPage.of(found, query))
                .orElseThrow(() -> Registrations.unknown(name));
    }

    @DefinitionCalls.Approval
    @PostMapping(
            path = "/servers/{name}/approvals",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode approve(
            @ServerParameters.Name @PathVariable("name") String name,
            @RequestBody(required = false) byte @Nullable [] json) {
        ServerName server = Registrations.named(name);
        ApprovalRequest request = ApprovalRequest.read(json);
        return Registrations.require(
                        administration.approve(server, request.hashes(), request.changedBy()))
                .map(ServerBodies::detail)
                .orElseThrow(() -> Registrations.unknown(name));
    }
}
