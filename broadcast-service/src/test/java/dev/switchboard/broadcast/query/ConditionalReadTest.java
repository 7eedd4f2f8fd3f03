package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Http.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of RFC 9110, section 13.2.2, for a call that reads. */
final class ConditionalReadTest extends BroadcastTest {

    private static final String PAST = "Mon, 01 Jan 2001 12:00:00 GMT";
    private static final String FUTURE = "Fri, 01 Jan 2100 12:00:00 GMT";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | If-Match: TAG",
                "200 | If-Match: *",
                "200 | If-Match: \"other\", TAG",
                "412 | If-Match: \"other\"",
                "412 | If-Match: W/TAG",
                "412 | If-Match: \"other\" ; If-None-Match: \"another\"",
                "412 | If-Match: nonsense",
                "412 | If-Match: ",
                "200 | If-Unmodified-Since: FUTURE",
                "200 | If-Unmodified-Since: LAST",
                "412 | If-Unmodified-Since: PAST",
                "200 | If-Unmodified-Since: yesterday",
                "412 | If-Unmodified-Since: Monday, 01-Jan-01 12:00:00 GMT",
                "412 | If-Unmodified-Since: Mon Jan  1 12:00:00 2001",
                "304 | If-Modified-Since: Sunday, 01-Jan-40 12:00:00 GMT",
                "304 | If-Modified-Since: Fri Jan  1 12:00:00 2100",
                "200 | If-Modified-Since: Mon, 01 Jan 2001 12:00:00 +0200",
                "200 | If-Match: TAG ; If-Unmodified-Since: PAST",
                "412 | If-Match: \"other\" ; If-Unmodified-Since: FUTURE",
                "304 | If-None-Match: TAG",
                "304 | If-None-Match: W/TAG",
                "304 | If-None-Match: *",
                "304 | If-None-Match: \"other\", TAG",
                "200 | If-None-Match: \"other\"",
                "200 | If-None-Match: nonsense",
                "304 | If-Match: TAG ; If-None-Match: TAG",
                "304 | If-Modified-Since: FUTURE",
                "304 | If-Modified-Since: LAST",
                "200 | If-Modified-Since: PAST",
                "200 | If-Modified-Since: yesterday",
                "200 | If-None-Match: \"other\" ; If-Modified-Since: FUTURE",
                "304 | If-None-Match: TAG ; If-Modified-Since: PAST",
                "200 | Range: bytes=0-3",
                "200 | Range: bytes=0-3 ; If-Range: TAG",
            })
    void conditions_are_evaluated_in_their_order(int status, String conditions) {
        String path = "/contracts/" + contract();
        Answer plain = node().http().get(path);
        String[] headers = headers(conditions, plain);

        Answer answer = node().http().get(path, headers);
        Answer head = send("HEAD", path, headers);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(head.status()).isEqualTo(status);
        assertThat(head.body()).isEmpty();
        if (status == 412) {
            assertThat(answer.json().get("type").asString()).endsWith(":precondition-failed");
        } else {
            assertThat(answer.body()).isEqualTo(status == 304 ? "" : plain.body());
            assertThat(answer.header("etag")).isEqualTo(plain.header("etag"));
            assertThat(answer.header("last-modified")).isEqualTo(plain.header("last-modified"));
        }
    }

    @ParameterizedTest
    @CsvSource({"If-Match,*", "If-Match,\"other\"", "If-None-Match,*"})
    void conditions_do_not_count_where_there_is_no_contract(String name, String value) {
        assertThat(node().http().get("/contracts/" + freshContract(), name, value).status())
                .isEqualTo(404);
    }

    @Test
    void whatever_the_conditions_the_answer_is_one_of_those_described() {
        Random random = new Random(13);
        String path = "/contracts/" + contract();
        Answer plain = node().http().get(path);
        List<String> names =
                List.of("If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since");
        List<String> pieces =
                List.of("TAG", "W/", "*", "\"", ",", "\"other\"", " ", "FUTURE", "PAST", "é", "x");

        for (int i = 0; i < 300; i++) {
            List<String> headers = new ArrayList<>();
            for (int n = random.nextInt(3); n >= 0; n--) {
                StringBuilder value = new StringBuilder();
                for (int p = random.nextInt(5); p > 0; p--) {
                    value.append(pieces.get(random.nextInt(pieces.size())));
                }
                headers.add(names.get(random.nextInt(names.size())));
                headers.add(filled(value.toString(), plain));
            }
            assertThat(node().http().get(path, headers.toArray(String[]::new)).status())
                    .as(headers.toString())
                    .isIn(200, 304, 400, 412);
        }

        assertThat(node().http().get(path).body()).isEqualTo(plain.body());
    }

    private static String contract() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Chennai");
        return contract;
    }

    private static String[] headers(String conditions, Answer plain) {
        List<String> headers = new ArrayList<>();
        for (String condition : conditions.split(" ; ", -1)) {
            String[] nameAndValue = condition.split(": ?", 2);
            headers.add(nameAndValue[0].strip());
            headers.add(filled(nameAndValue[1], plain));
        }
        return headers.toArray(String[]::new);
    }

    private static String filled(String value, Answer plain) {
        return value.replace("TAG", plain.header("etag").orElseThrow())
                .replace("LAST", plain.header("last-modified").orElseThrow())
                .replace("PAST", PAST)
                .replace("FUTURE", FUTURE);
    }

    private static Answer send(String method, String path, String... headers) {
        return node().http()
                .send(
                        HttpRequest.newBuilder(node().http().uri(path))
                                .headers(headers)
                                .method(method, BodyPublishers.noBody()));
    }
}
