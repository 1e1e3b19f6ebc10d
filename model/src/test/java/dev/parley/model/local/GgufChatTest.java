package dev.parley.model.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.core.InputException;
import dev.parley.core.Message;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatModelContract;
import dev.parley.model.ChatRequest;
import dev.parley.model.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs where the environment variable {@code PARLEY_TEST_GGUF} names a file of weights, the smaller the better. */
class GgufChatTest extends ChatModelContract {
    private static final GgufSettings SETTINGS = new GgufSettings(256, 2, 1);

    @Override
    protected ChatModel model() {
        return new GgufChat(weights(), SETTINGS, InstantSource.system());
    }

    private static Path weights() {
        Path file = Path.of(System.getenv().getOrDefault("PARLEY_TEST_GGUF", "no.gguf"));
        assumeTrue(Files.isReadable(file), "PARLEY_TEST_GGUF names no GGUF file");
        return file;
    }

    @Test
    void a_missing_file_is_told_at_once() {
        assertThatThrownBy(() -> new GgufChat(Path.of("no.gguf"), SETTINGS, InstantSource.system()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no.gguf");
    }

    @Test
    void a_conversation_that_is_too_long_is_refused() {
        try (ChatModel model = model()) {
            assertThatThrownBy(() -> model.complete(ChatRequest.of(List.of(Message.user("sea ".repeat(400))))))
                    .isInstanceOfSatisfying(ModelException.class, e ->
                            assertThat(e.kind()).isEqualTo(ModelException.Kind.INVALID_REQUEST));
        }
    }
}
