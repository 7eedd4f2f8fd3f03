package dev.switchboard.router.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutboundUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://Example.COM, https://example.com/",
        "HTTP://example.com:80/a?b=c, http://example.com/a?b=c",
        "https://example.com:8443/a%20b, https://example.com:8443/a%20b",
        "http://my_server:8080?q, http://my_server:8080/?q",
        "http://[2001:DB8::1]:81/, http://[2001:db8:0:0:0:0:0:1]:81/",
        "http://[::ffff:10.0.0.1]/, http://10.0.0.1/",
        "http://10.0.0.1, http://10.0.0.1/",
        "https://xn--mnchen-3ya.example, https://xn--mnchen-3ya.example/"
    })
    void a_url_has_one_form(String text, String form) {
        assertThat(OutboundUrl.parse(text).text()).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.com/, http:// or https://",
        "file:///etc/passwd, http:// or https://",
        "//example.com/, http:// or https://",
        "example.com, http:// or https://",
        "mailto:a@b.example, http:// or https://",
        "http:///path, names no host",
        "http://example.com/#part, fragment",
        "http://user:hunter2@example.com/, credentials in a header",
        "http://hunter2@example.com/, credentials in a header",
        "http://example.com:0/, between 1 and 65535",
        "http://example.com:65536/, between 1 and 65535",
        "http://example.com:/, between 1 and 65535",
        "http://example.com:8o/, between 1 and 65535",
        "http://exa mple.com/, percent-encode",
        "http://example.com/a b, percent-encode",
        "http://example.com/ä, percent-encoded",
        "http://münchen.example/, Punycode",
        "http://-example.com/, not a host name",
        "http://example..com/, not a host name",
        "http://example.com./, not a host name",
        "http://[fe80::1%25eth0]/, not an IPv6 address",
        "http://[::1, not a URL"
    })
    void what_is_no_such_url_is_refused_with_the_reason(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboundUrl.parse(text))
                .withMessageContaining(reason)
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "127.1",
                "127.0.1",
                "0177.0.0.1",
                "127.0.0.01",
                "127.0.0.0x1",
                "127.0.0.1.",
                "256.0.0.1",
                "017700000001",
                "①②⑦.0.0.1",
                "1.2.3.4.5",
                "0"
            })
    void an_ipv4_address_has_one_spelling(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboundUrl.parse("http://%s/".formatted(host)));
    }

    @Test
    void its_text_for_people_leaves_the_query_out() {
        OutboundUrl url = OutboundUrl.parse("https://example.com/a?key=hunter2");

        assertThat(url).hasToString("https://example.com/a?…");
        assertThat(url.text()).isEqualTo("https://example.com/a?key=hunter2");
    }

    @Test
    void a_url_has_a_longest_length() {
        String text = "http://example.com/" + "a".repeat(4096);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboundUrl.parse(text))
                .withMessageContaining("longer than 4096");
    }

    @ParameterizedTest
    @CsvSource({
        "/c, https://example.com:8443/c",
        "c?d, https://example.com:8443/a/c?d",
        "../c#part, https://example.com:8443/c",
        "//other.example/c, https://other.example/c",
        "http://127.0.0.1/, http://127.0.0.1/"
    })
    void a_location_is_relative_to_where_it_came_from(String location, String target) {
        OutboundUrl from = OutboundUrl.parse("https://example.com:8443/a/b");

        assertThat(from.resolve(location).text()).isEqualTo(target);
    }
}
