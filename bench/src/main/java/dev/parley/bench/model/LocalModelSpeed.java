package dev.parley.bench.model;

import dev.parley.core.Message;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.local.GgufChat;
import dev.parley.model.local.GgufSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tokens a second of a GGUF file in process: {@code LocalModelSpeed FILE}. */
public final class LocalModelSpeed {
    private static final int TOKENS = 128;

    private LocalModelSpeed() {}

    public static void main(String[] arguments) {
        try (var model = new GgufChat(Path.of(arguments[0]), new GgufSettings(2048, 2, 1), InstantSource.system())) {
            for (int round = 0; round < 3; round++) {
                answer(model);
            }
        }
    }

    private static void answer(ChatModel model) {
        ChatRequest request = ChatRequest.of(List.of(Message.user("Write a short story about the sea.")));
        request.body().put("max_tokens", TOKENS).put("temperature", 0);
        long begin = System.nanoTime();
        long first = 0;
        int tokens = 0;
        try (ChatStream stream = model.stream(request)) {
            for (Optional<ChatChunk> chunk = stream.next(); chunk.isPresent(); chunk = stream.next()) {
                if (!chunk.get().text().isEmpty() && tokens++ == 0) {
                    first = System.nanoTime();
                }
            }
        }
        double seconds = (System.nanoTime() - first) / 1e9;
        System.out.println(String.format(
                Locale.ROOT,
                "%d tokens, the first after %.0f ms, then %.1f tokens/s",
                tokens, (first - begin) / 1e6, (tokens - 1) / seconds));
    }
}
