package dev.parley.model.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCard.Price;
import dev.parley.model.endpoint.Deadlines;
import dev.parley.model.guard.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One model as it is declared, complete with the standard settings; {@code standard.yaml} says what each means. */
record Declaration(
        Provider provider,
        ModelCard.Kind kind,
        String baseUrl,
        String model,
        KeySource key,
        Map<String, String> headers,
        String file,
        int contextTokens,
        int threads,
        int slots,
        String persona,
        Duration pace,
        double weight,
        boolean visible,
        String description,
        String organisation,
        String licence,
        Price price,
        Limits limits,
        String systemPrompt,
        ObjectNode parameters,
        Deadlines deadlines,
        RetryPolicy retry,
        Circuit circuit) {

    ModelCard card(String name) {
        return new ModelCard(
                name,
                provider.label(),
                kind,
                weight,
                visible,
                description,
                given(organisation),
                given(licence),
                price,
                new ModelCard.Limits(limits.concurrency, limits.completionTokens));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    /** Where a key is found; both empty if none is needed. */
    record KeySource(String env, String file) {}

    record Limits(int concurrency, int completionTokens, Duration patience) {}

    record Circuit(int failures, Duration pause) {}
}
