package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.core.Message;
import dev.parley.model.ModelException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds for every provider. */
public abstract class ChatModelContract {
    /** A model that answers well. */
    protected abstract ChatModel model();

    protected ChatRequest request() {
        ChatRequest request = ChatRequest.of(List.of(Message.user("What is the sea?")));
        request.body().put("seed", 7).put("temperature", 0).put("max_tokens", 12);
        return request;
    }

    @Test
    void an_answer_begins_with_a_role_and_ends_with_a_reason_and_the_usage() {
        try (ChatModel model = model()) {
            List<ChatChunk> chunks = all(model.stream(request()));

            assertThat(chunks.getFirst().body().at("/choices/0/delta/role").textValue()).isEqualTo("assistant");
            assertThat(chunks).filteredOn(chunk -> chunk.finishReason().isPresent()).hasSize(1);
            assertThat(chunks.getLast().usage()).hasValueSatisfying(usage -> {
                assertThat(usage.promptTokens()).isPositive();
                assertThat(usage.completionTokens()).isPositive();
            });
            assertThat(text(chunks)).isNotBlank();
        }
    }

    @Test
    void all_pieces_of_an_answer_bear_the_same_id_and_time_and_have_choices() {
        try (ChatModel model = model()) {
            List<ChatChunk> chunks = all(model.stream(request()));

            assertThat(chunks).extracting(chunk -> chunk.body().path("id").textValue()).containsOnly(
                    chunks.getFirst().body().path("id").textValue());
            assertThat(chunks).extracting(chunk -> chunk.body().path("created").longValue()).containsOnly(
                    chunks.getFirst().body().path("created").longValue());
            assertThat(chunks).allMatch(chunk -> chunk.body().path("choices").isArray());
        }
    }

    @Test
    void a_whole_answer_says_what_its_pieces_say() {
        try (ChatModel model = model()) {
            String pieces = text(all(model.stream(request())));

            var whole = model.complete(request());

            assertThat(whole.path("object").textValue()).isEqualTo("chat.completion");
            assertThat(whole.at("/choices/0/message/content").textValue()).isEqualTo(pieces);
        }
    }

    @Test
    void the_request_stays_as_it_was() {
        ChatRequest request = request();
        try (ChatModel model = model()) {
            model.complete(request);

            assertThat(request).isEqualTo(request());
        }
    }

    @Test
    void nothing_comes_after_the_end() {
        try (ChatModel model = model();
                ChatStream stream = model.stream(request())) {
            while (stream.next().isPresent()) {
                // to the end
            }

            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void closing_an_answer_twice_does_no_harm_and_the_next_one_comes_whole() {
        try (ChatModel model = model()) {
            ChatStream given = model.stream(request());
            given.next();
            given.close();
            given.close();

            assertThat(text(all(model.stream(request())))).isNotBlank();
        }
    }

    @Test
    void an_answer_that_was_closed_early_says_no_more() {
        try (ChatModel model = model()) {
            ChatStream stream = model.stream(request());
            stream.next();
            stream.close();

            ModelException failure = catchThrowableOfType(ModelException.class, () -> all(stream));

            assertThat(Optional.ofNullable(failure).map(ModelException::kind)).isIn(
                    Optional.empty(), Optional.of(Kind.CANCELLED));
        }
    }

    public static List<ChatChunk> all(ChatStream stream) {
        var chunks = new ArrayList<ChatChunk>();
        try (stream) {
            for (var chunk = stream.next(); chunk.isPresent(); chunk = stream.next()) {
                chunks.add(chunk.get());
            }
        }
        return chunks;
    }

    public static String text(List<ChatChunk> chunks) {
        var text = new StringBuilder();
        chunks.forEach(chunk -> text.append(chunk.text()));
        return text.toString();
    }
}
