package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Usage;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Calls of the gateway, and the keys that pay for them. */
class GatewayCallsTest extends StoreContract {
    @Test
    void a_call_of_the_gateway_costs_its_key_once() {
        var limits = new ApiKey.Limits(Optional.of(100L), Optional.of(8L), OptionalInt.of(5), OptionalInt.empty());
        NewApiKey key = store.apiKeys().create("tests", limits);
        String call = store.gatewayCalls().begin(key.key().id(), "/v1/chat/completions", "alpha", "[]");
        var usage = Optional.of(new Usage(3, 4));

        assertThat(store.gatewayCalls().finish(call, Answer.Status.COMPLETE, "{}", usage, 60)).isTrue();
        assertThat(store.gatewayCalls().finish(call, Answer.Status.FAILED, "", usage, 60)).isFalse();
        ApiKey spent = store.apiKeys().find(key.secret()).orElseThrow();
        assertThat(spent.spent()).isEqualTo(60);
        assertThat(spent.tokens()).isEqualTo(7);
        assertThat(spent.limits()).isEqualTo(key.key().limits());
        assertThat(spent.isUsable()).isTrue();
        assertThat(store.gatewayCalls().find(call).orElseThrow().usage()).isEqualTo(usage);
    }

    @Test
    void calls_left_running_have_failed() {
        store.gatewayCalls().begin("key", "/v1/messages", "alpha", "[]");

        assertThat(store.gatewayCalls().failRunning()).isEqualTo(1);
        assertThat(store.gatewayCalls().failRunning()).isZero();
    }

    @Test
    void a_key_that_is_spent_or_taken_back_is_of_no_use() {
        var nothing = new ApiKey.Limits(Optional.of(0L), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
        NewApiKey key = store.apiKeys().create("tests", nothing);
        var noTokens = new ApiKey.Limits(Optional.empty(), Optional.of(0L), OptionalInt.empty(), OptionalInt.empty());
        assertThat(store.apiKeys().create("silent", noTokens).key().isUsable()).isFalse();
        NewApiKey other = store.apiKeys().create("more tests", ApiKey.Limits.NONE);
        store.apiKeys().revoke(other.key().id());

        assertThat(key.key().isUsable()).isFalse();
        assertThat(store.apiKeys().find(other.secret()).orElseThrow().isUsable()).isFalse();
        assertThat(store.apiKeys().find("parley-guessed")).isEmpty();
        assertThat(store.apiKeys().all()).hasSize(3);
    }
}
