package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.query.description.QueryCalls;
import dev.switchboard.broadcast.status.StatusBodies;
import dev.switchboard.model.contract.ContractPaths;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for the system itself. */
@Tag(name = "Status")
@RestController
final class StatusController {

    private final StatusBodies statusBodies;

    StatusController(StatusBodies statusBodies) {
        this.statusBodies = statusBodies;
    }

    @QueryCalls.Status
    @ProblemAnswers(ProblemKind.INVALID_REQUEST)
    @GetMapping(ContractPaths.STATUS)
    ResponseEntity<byte[]> status() {
        return JsonResponses.json(statusBodies::system);
    }

    @QueryCalls.Connections
    @ProblemAnswers(ProblemKind.INVALID_REQUEST)
    @GetMapping("/ws/status")
    ResponseEntity<byte[]> connections() {
        return JsonResponses.json(statusBodies::connections);
    }
}
