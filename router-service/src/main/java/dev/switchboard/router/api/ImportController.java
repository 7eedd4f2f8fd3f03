package dev.switchboard.router.api;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.router.api.description.ImportCalls;
import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.CatalogAdministration;
import dev.switchboard.router.outbound.OutboundException;
import dev.switchboard.router.registry.RegistryClient;
import dev.switchboard.router.registry.RegistryException;
import dev.switchboard.router.registry.RegistryListing;
import dev.switchboard.service.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Registers servers that a registry lists. */
@Tag(name = "Servers")
@RestController
final class ImportController {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

    private final RegistryClient registries;
    private final Catalog catalog;
    private final CatalogAdministration administration;

    ImportController(
            RegistryClient registries, Catalog catalog, CatalogAdministration administration) {
        this.registries = registries;
        this.catalog = catalog;
        this.administration = administration;
    }

    @ImportCalls.Import
    @PostMapping(
            path = "/servers/import",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode register(@RequestBody(required = false) byte @Nullable [] json) {
        ImportRequest request = ImportRequest.read(json);
        RegistryListing listing = read(request);
        return new ServerImport(catalog, administration, request.changedBy())
                .register(listing)
                .json();
    }

    private RegistryListing read(ImportRequest request) {
        try {
            return request.names().isEmpty()
                    ? registries.search(request.registry(), request.search())
                    : registries.named(request.registry(), request.names());
        } catch (RegistryException e) {
            throw new ProblemException(ProblemKind.BAD_GATEWAY, String.valueOf(e.getMessage()));
        } catch (OutboundException e) {
            throw problem(e, String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException problem(OutboundException e, String detail) {
        return switch (e) {
            case OutboundException.Refused _ -> new ProblemException(ProblemKind.CONFLICT, detail);
            case OutboundException.TimedOut _ ->
                    new ProblemException(ProblemKind.GATEWAY_TIMEOUT, detail);
            case OutboundException.Saturated _, OutboundException.Cancelled _ ->
                    new ProblemException(ProblemKind.UNAVAILABLE, detail, COME_BACK_AFTER);
            default -> new ProblemException(ProblemKind.BAD_GATEWAY, detail);
        };
    }
}
