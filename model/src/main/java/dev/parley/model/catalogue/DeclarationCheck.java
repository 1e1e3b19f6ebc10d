package dev.parley.model.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.core.Nearest;
import dev.parley.model.ModelCard.Kind;
import dev.parley.model.demo.DemoChat;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the types of the settings do not say. */
final class DeclarationCheck {
    private static final Set<Provider> SERVERS = Set.of(Provider.OPENAI, Provider.ANTHROPIC);

    /** The settings that only some providers know. */
    private static final Map<String, Set<Provider>> PARTICULAR = Map.ofEntries(
            Map.entry("baseUrl", SERVERS),
            Map.entry("model", SERVERS),
            Map.entry("key", SERVERS),
            Map.entry("headers", SERVERS),
            Map.entry("deadlines", SERVERS),
            Map.entry("file", Set.of(Provider.GGUF)),
            Map.entry("contextTokens", Set.of(Provider.GGUF)),
            Map.entry("threads", Set.of(Provider.GGUF)),
            Map.entry("slots", Set.of(Provider.GGUF)),
            Map.entry("persona", Set.of(Provider.DEMO)),
            Map.entry("pace", Set.of(Provider.DEMO)));

    private final Declaration declaration;
    private final String place;

    private DeclarationCheck(Declaration declaration, String place) {
        this.declaration = declaration;
        this.place = place;
    }

    /**
     * Looks through a declaration.
     *
     * @param own the settings that the model itself gives
     * @param place how messages begin
     * @throws InputException if something is missing or does not go together
     */
    static void check(Declaration declaration, ObjectNode own, String place) {
        var check = new DeclarationCheck(declaration, place);
        own.fieldNames().forEachRemaining(check::belongsToProvider);
        check.provider();
        check.numbers();
        check.key();
    }

    private void belongsToProvider(String setting) {
        Provider provider = declaration.provider();
        require(
                PARTICULAR.getOrDefault(setting, Set.of(provider)).contains(provider),
                "the setting '" + setting + "' is not for the provider '" + provider.label() + "'");
    }

    private void provider() {
        require(
                declaration.kind() == Kind.CHAT || declaration.provider() == Provider.OPENAI,
                "'kind: " + declaration.kind().name().toLowerCase(Locale.ROOT) + "' is for the provider 'openai' only");
        switch (declaration.provider()) {
            case OPENAI, ANTHROPIC -> baseUrl();
            case GGUF -> require(!declaration.file().isEmpty(), "it needs 'file', where its weights are");
            case DEMO -> {
                String persona = declaration.persona();
                String meant = Nearest.to(persona, DemoChat.personas())
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
                require(
                        DemoChat.personas().contains(persona),
                        "it needs 'persona', one of " + String.join(", ", DemoChat.personas()) + meant);
            }
        }
    }

    private void baseUrl() {
        require(
                !declaration.baseUrl().isEmpty(),
                "it needs 'baseUrl', such as https://api.openai.com/v1");
        try {
            var url = new URI(declaration.baseUrl());
            require(
                    url.getAuthority() != null && (isScheme(url, "http") || isScheme(url, "https")),
                    "'baseUrl' must begin with http:// or https:// and name a host");
            require(url.getUserInfo() == null, "'baseUrl' must not hold a password; use 'key'");
            require(url.getQuery() == null && url.getFragment() == null, "'baseUrl' must not hold '?' or '#'");
        } catch (URISyntaxException e) {
            throw new InputException(place + ": 'baseUrl' is no URL", e);
        }
    }

    private static boolean isScheme(URI url, String scheme) {
        return scheme.equalsIgnoreCase(url.getScheme());
    }

    private void numbers() {
        require(declaration.weight() >= 0 && Double.isFinite(declaration.weight()), "'weight' must be 0 or more");
        require(
                declaration.price().prompt() >= 0 && declaration.price().completion() >= 0,
                "'price' must be 0 or more");
        var atLeastOne = Map.of(
                "limits.concurrency", declaration.limits().concurrency(),
                "limits.completionTokens", declaration.limits().completionTokens(),
                "retry.attempts", declaration.retry().attempts(),
                "circuit.failures", declaration.circuit().failures(),
                "contextTokens", declaration.contextTokens(),
                "slots", declaration.slots());
        atLeastOne.forEach((setting, value) -> require(value >= 1, "'" + setting + "' must be 1 or more"));
        require(declaration.threads() >= 0, "'threads' must be 0 or more");
        var times = Map.of(
                "deadlines.connect", declaration.deadlines().connect(),
                "deadlines.firstToken", declaration.deadlines().firstToken(),
                "deadlines.betweenTokens", declaration.deadlines().betweenTokens(),
                "deadlines.whole", declaration.deadlines().whole());
        times.forEach((setting, time) ->
                require(time.compareTo(Duration.ZERO) > 0, "'" + setting + "' must be longer than nothing"));
    }

    private void key() {
        require(
                declaration.key().env().isEmpty() || declaration.key().file().isEmpty(),
                "'key' takes 'env' or 'file', not both");
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new InputException(place + ": " + otherwise);
        }
    }
}
