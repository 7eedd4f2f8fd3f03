package dev.switchboard.service.web;

import dev.switchboard.model.contract.Location;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.ServiceBaseConfiguration;
import dev.switchboard.service.web.body.BatchBody;
import dev.switchboard.service.web.problem.ProblemException;
import jakarta.validation.constraints.Max;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** A service with calls that end in every way a call can. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({ServiceBaseConfiguration.class, ProblemTestService.Calls.class})
class ProblemTestService {

    /** Named after what they do. */
    @RestController
    static class Calls {

        @GetMapping("/ok")
        Map<String, String> ok() {
            return Map.of("path", "ok");
        }

        @PostMapping("/length")
        Map<String, Integer> length(@RequestBody byte[] body) {
            return Map.of("length", body.length);
        }

        @BatchBody
        @PostMapping("/batch-length")
        Map<String, Integer> batchLength(@RequestBody byte[] body) {
            return Map.of("length", body.length);
        }

        @PostMapping(path = "/json", consumes = MediaType.APPLICATION_JSON_VALUE)
        Map<String, Object> json(@RequestBody Map<String, Object> body) {
            return body;
        }

        @GetMapping("/parameters")
        String parameters(@RequestParam @Max(10) int limit, @RequestParam Location place) {
            return limit + place.label();
        }

        @GetMapping("/bug")
        String bug() {
            throw new IllegalStateException("secret");
        }

        @GetMapping("/busy")
        String busy() {
            throw new ProblemException(
                    ProblemKind.TOO_MANY_REQUESTS, "slow down", Duration.ofMillis(1_200));
        }

        @GetMapping("/never")
        DeferredResult<String> never() {
            return new DeferredResult<>();
        }
    }
}
