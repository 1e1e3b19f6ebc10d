package dev.parley.arena.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies =
            new TrustedProxies(List.of(Network.parse("10.0.0.0/8"), Network.parse("2001:db8::/32")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10.0.0.1    | 192.0.2.7                      | 192.0.2.7",
        "10.0.0.1    | 203.0.113.9, 192.0.2.7         | 192.0.2.7",
        "10.0.0.1    | 203.0.113.9, 192.0.2.7,10.2.2.2| 192.0.2.7",
        "2001:db8::1 | 2001:db9::7                    | 2001:db9::7",
        "192.0.2.7   | 203.0.113.9                    | 192.0.2.7",
        "10.0.0.1    | 10.0.0.2                       | 10.0.0.2",
        "10.0.0.1    | ''                             | 10.0.0.1",
        "10.0.0.1    | 192.0.2.7, nonsense            | 10.0.0.1",
        "10.0.0.1    | example.org                    | 10.0.0.1"
    })
    void the_client_is_the_last_that_is_no_proxy_of_ours(String peer, String header, String client) {
        assertThat(proxies.client(InetAddress.ofLiteral(peer), List.of(header))).isEqualTo(InetAddress.ofLiteral(client));
    }

    @Test
    void several_headers_are_one() {
        assertThat(proxies.client(InetAddress.ofLiteral("10.0.0.1"), List.of("192.0.2.7", "10.0.0.2")))
                .isEqualTo(InetAddress.ofLiteral("192.0.2.7"));
    }

    @Test
    void without_proxies_headers_mean_nothing() {
        assertThat(TrustedProxies.NONE.client(InetAddress.ofLiteral("127.0.0.1"), List.of("192.0.2.7")))
                .isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "2001:db8::/129"})
    void what_is_no_network_is_told(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(InputException.class).hasMessageContaining("10.0.0.0/8");
    }
}
