package dev.switchboard.router.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {

    private static final Origin ORIGIN = new Origin("https", "a.example", 443);

    private static AddressGuard allowing(String... entries) {
        return new AddressGuard(Stream.of(entries).map(AllowedAddress::parse).toList());
    }

    private static InetAddress[] addresses(String... texts) {
        return Stream.of(texts).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:c0a8:1::1",
                "2001::1",
                "2001:db8::1",
                "3fff::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "100::1",
                "5f00::1"
            })
    void an_address_that_is_not_public_is_refused(String address) {
        assertThatThrownBy(() -> allowing().reachable(ORIGIN, addresses(address)))
                .isInstanceOf(OutboundException.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "2606:4700::1111",
                "2001:4860::8888"
            })
    void a_public_address_is_reached(String address) throws Exception {
        assertThat(allowing().reachable(ORIGIN, addresses(address))).hasSize(1);
    }

    @Test
    void of_a_name_with_several_addresses_only_the_public_ones_are_reached() throws Exception {
        List<InetAddress> reachable =
                allowing().reachable(ORIGIN, addresses("10.0.0.1", "1.1.1.1", "::1"));

        assertThat(reachable).containsExactly(InetAddress.ofLiteral("1.1.1.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 192.168.0.1, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.0.0.0/8:443, 10.1.2.3, true",
        "10.0.0.0/8:80, 10.1.2.3, false",
        "fd00::/8, fd00::1, true",
        "[fd00::/8]:443, fd00::1, true",
        "[fd00::/8]:80, fd00::1, false",
        "[fd00::1], fd00::1, true",
        "0.0.0.0/0, 127.0.0.1, true",
        "0.0.0.0/0, ::1, false",
        "::/0, ::1, true",
        "a.example, 127.0.0.1, true",
        "A.Example:443, 127.0.0.1, true",
        "a.example:80, 127.0.0.1, false",
        "b.example, 127.0.0.1, false",
        "example, 127.0.0.1, false"
    })
    void an_entry_allows_what_it_says(String entry, String address, boolean reached) {
        assertThat(allowing(entry).allows(ORIGIN, InetAddress.ofLiteral(address)))
                .isEqualTo(reached);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0/8",
                "10.0.0.0/",
                "fd00::/129",
                "fd00::1/8",
                "*.example",
                "a.example:",
                "a.example:0x50",
                "a.example/8",
                "http://a.example",
                "[fd00::]x",
                "10.0.0.0/8:99999",
                "2130706433",
                "::ffff:10.0.0.0/104"
            })
    void an_entry_that_means_nothing_is_refused(String entry) {
        assertThatIllegalArgumentException().isThrownBy(() -> AllowedAddress.parse(entry));
    }

    @Test
    void callers_learn_the_setting_but_not_the_address() {
        assertThatThrownBy(() -> allowing().reachable(ORIGIN, addresses("10.20.30.40")))
                .isInstanceOfSatisfying(
                        OutboundException.Refused.class,
                        refused -> {
                            assertThat(refused)
                                    .hasMessageContaining("https://a.example")
                                    .hasMessageContaining("switchboard.outbound.allowed-addresses")
                                    .hasMessageNotContaining("10.20");
                            assertThat(refused.operatorMessage()).contains("10.20.30.40");
                            assertThat(refused.sent()).isFalse();
                        });
    }
}
