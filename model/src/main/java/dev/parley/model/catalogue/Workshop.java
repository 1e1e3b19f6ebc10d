package dev.parley.model.catalogue;

import dev.parley.model.ChatModel;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelException;
import dev.parley.model.ModerationModel;
import dev.parley.model.demo.DemoChat;
import dev.parley.model.endpoint.AnthropicChat;
import dev.parley.model.endpoint.Endpoint;
import dev.parley.model.endpoint.Key;
import dev.parley.model.endpoint.OpenAiChat;
import dev.parley.model.endpoint.OpenAiEmbeddings;
import dev.parley.model.endpoint.OpenAiModerations;
import dev.parley.model.guard.Account;
import dev.parley.model.guard.AccountedModel;
import dev.parley.model.guard.AdaptiveLimit;
import dev.parley.model.guard.CircuitBreaker;
import dev.parley.model.guard.Guard;
import dev.parley.model.guard.GuardedEmbeddings;
import dev.parley.model.guard.GuardedModel;
import dev.parley.model.guard.GuardedModerations;
import dev.parley.model.local.GgufChat;
import dev.parley.model.local.GgufSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Makes models of declarations. */
final class Workshop {
    private final Path folder;
    private final Surroundings surroundings;
    private final ConcurrentMap<String, AdaptiveLimit> servers = new ConcurrentHashMap<>();

    /** @param folder where relative paths in declarations begin */
    Workshop(Path folder, Surroundings surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
    }

    DeclaredModel make(String name, Declaration declaration) {
        var account = new Account(declaration.price(), surroundings.clock());
        Guard guard = guard(name, declaration, account);
        refuseWithoutKey(declaration, guard);
        Optional<ChatModel> chat = Optional.empty();
        Optional<EmbeddingModel> embedding = Optional.empty();
        Optional<ModerationModel> moderation = Optional.empty();
        switch (declaration.kind()) {
            case CHAT -> {
                ChatModel prepared = new PreparedModel(chat(name, declaration), declaration);
                chat = Optional.of(
                        new AccountedModel(new GuardedModel(prepared, guard), name, account, surroundings.counter()));
            }
            case EMBEDDING -> embedding = Optional.of(new GuardedEmbeddings(
                    new OpenAiEmbeddings(endpoint(declaration), called(name, declaration)), guard, name));
            case MODERATION -> moderation = Optional.of(new GuardedModerations(
                    new OpenAiModerations(endpoint(declaration), called(name, declaration)), guard, name));
        }
        return new DeclaredModel(declaration, declaration.card(name), guard, chat, embedding, moderation);
    }

    /** So that nobody has to be disappointed first. */
    private void refuseWithoutKey(Declaration declaration, Guard guard) {
        try {
            key(declaration.key()).value();
        } catch (ModelException noKey) {
            guard.refuse(noKey);
        }
    }

    private Guard guard(String name, Declaration declaration, Account account) {
        String server = declaration.baseUrl().isEmpty() ? name : declaration.baseUrl();
        return new Guard(
                declaration.limits().concurrency(),
                declaration.limits().patience(),
                servers.computeIfAbsent(server, url -> new AdaptiveLimit()),
                new CircuitBreaker(
                        declaration.circuit().failures(), declaration.circuit().pause(), surroundings.clock()),
                declaration.retry(),
                account,
                surroundings.random(),
                surroundings.pause());
    }

    private ChatModel chat(String name, Declaration declaration) {
        return switch (declaration.provider()) {
            case OPENAI -> new OpenAiChat(endpoint(declaration), called(name, declaration));
            case ANTHROPIC -> new AnthropicChat(
                    endpoint(declaration), called(name, declaration), surroundings.clock());
            case GGUF -> new GgufChat(
                    folder.resolve(declaration.file()),
                    new GgufSettings(declaration.contextTokens(), declaration.threads(), declaration.slots()),
                    surroundings.clock());
            case DEMO -> new DemoChat(declaration.persona(), declaration.pace(), surroundings.clock());
        };
    }

    private static String called(String name, Declaration declaration) {
        return declaration.model().isEmpty() ? name : declaration.model();
    }

    private Endpoint endpoint(Declaration declaration) {
        return new Endpoint(
                URI.create(declaration.baseUrl()),
                key(declaration.key()),
                declaration.headers(),
                declaration.deadlines());
    }

    private Key key(Declaration.KeySource source) {
        if (!source.env().isEmpty()) {
            return Key.variable(source.env(), surroundings.environment());
        }
        return source.file().isEmpty() ? Key.NONE : Key.file(folder.resolve(source.file()));
    }
}
