package dev.switchboard.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers with the pages; they are no part of the API. */
@Hidden
@RestController
final class PagesController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private final Page contracts = Page.read("index.html");
    private final Page scene = Page.read("scene.html");
    private final Page router = Page.read("router.html");

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> contracts() {
        return answer(contracts);
    }

    @GetMapping(path = "/scene", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> scene() {
        return answer(scene);
    }

    @GetMapping(path = "/router", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> router() {
        return answer(router);
    }

    private static ResponseEntity<String> answer(Page page) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", page.policy())
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(page.html());
    }
}
