package dev.parley.moderation.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.model.ModelException;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Evidence;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Unmoderated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptedModeratorTest {
    private static final String HATE = "{\"explanation\": \"It demeans.\", \"categories\": [\"hate\"]}";
    private static final String NOTHING = "{\"explanation\": \"Harmless.\", \"categories\": []}";

    private final ScriptedChat chat = new ScriptedChat(asked -> asked.contains("bad") ? HATE : NOTHING);

    @TempDir
    private Path folder;

    @Test
    void outcomesComeInTheOrderOfTheMessages() {
        List<Message> messages = IntStream.range(0, 40)
                .mapToObj(i -> Message.user(i % 3 == 0 ? "bad" : "good"))
                .toList();

        try (var moderator = moderator()) {
            assertThat(moderator.moderate(messages))
                    .extracting(outcome -> ((Assessment) outcome).score(Category.HATE))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 40).mapToObj(i -> i % 3 == 0 ? 1.0 : 0.0).toList());
        }
    }

    @Test
    void theExplanationIsKeptAsEvidence() {
        try (var moderator = moderator()) {
            assertThat(((Assessment) moderator.moderate(Message.user("bad"))).evidence())
                    .containsExactly(new Evidence(Category.HATE, "It demeans.", 0, 0, 0));
        }
    }

    @Test
    void aRefusalToJudgeLeavesAMessageUnmoderated() {
        assertThat(outcomeOf(asked -> "I cannot help with that.")).isInstanceOf(Unmoderated.class);
    }

    @Test
    void aModelThatIsDownLeavesAMessageUnmoderatedAndSaysWhy() {
        Outcome outcome = outcomeOf(asked -> {
            throw new ModelException(ModelException.Kind.UNREACHABLE, "localhost:1 cannot be reached");
        });

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unmoderated.class,
                        unmoderated -> assertThat(unmoderated.reason()).isEqualTo("localhost:1 cannot be reached"));
    }

    private static Outcome outcomeOf(Function<String, String> answers) {
        try (var moderator = new PromptedModerator(new ScriptedChat(answers), "m", LmsysPrompt.zeroShot(), 1)) {
            return moderator.moderate(Message.user("a"));
        }
    }

    @Test
    void aConversationIsJudgedWithWhatLedThere() {
        var guard = new ScriptedChat(asked ->
                asked.contains("User: knives") && asked.contains("LAST Agent") ? "unsafe\nS1" : "safe");
        try (var moderator = new PromptedModerator(guard, "guard", new LlamaGuardPrompt(), 2)) {
            var conversation =
                    new Conversation("1", "m", List.of(Message.user("knives"), Message.assistant("Here is how.")));

            assertThat(((Assessment) moderator.moderate(conversation)).score(Category.ILLICIT_VIOLENT)).isEqualTo(1);
            assertThat(guard.asked()).isEqualTo(2);
        }
    }

    @Test
    void whatWasSaidIsNotAskedAgain() {
        try (Moderator first = keeping()) {
            first.moderate(List.of(Message.user("bad"), Message.user("good")));
        }
        Outcome again;
        try (Moderator second = keeping()) {
            again = second.moderate(Message.user("bad"));
            second.moderate(Message.assistant("bad"));
        }

        assertThat(((Assessment) again).evidence()).hasSize(1);
        assertThat(chat.asked()).as("two, and one for another role").isEqualTo(3);
    }

    @Test
    void aLineThatWasCutShortIsAskedAgain() throws IOException {
        try (Moderator first = keeping()) {
            first.moderate(Message.user("bad"));
        }
        String line = Files.readString(file());
        Files.writeString(file(), line.substring(0, line.length() / 2), StandardOpenOption.TRUNCATE_EXISTING);
        for (int i = 0; i < 2; i++) {
            try (Moderator next = keeping()) {
                next.moderate(Message.user("bad"));
            }
        }

        assertThat(chat.asked()).isEqualTo(2);
    }

    @Test
    void whatWasNotModeratedIsAskedAgain() {
        var dumb = new ScriptedChat(asked -> "?");
        for (int i = 0; i < 2; i++) {
            try (var moderator = new KeepingModerator(
                    new PromptedModerator(dumb, "m", LmsysPrompt.zeroShot(), 1), KeptOutcomes.in(file()))) {
                moderator.moderate(Message.user("bad"));
            }
        }

        assertThat(dumb.asked()).isEqualTo(2);
    }

    @Test
    void nothingIsAskedBeyondTheBudget() {
        List<Message> messages = Collections.nCopies(100, Message.user("good"));

        try (var moderator = new BudgetedModerator(moderator(), () -> chat.asked() * 0.01, 0.5)) {
            List<Outcome> outcomes = moderator.moderate(messages);

            assertThat(outcomes).hasSize(100).filteredOn(Assessment.class::isInstance).hasSize(64);
            assertThat(outcomes.getLast())
                    .isEqualTo(new Unmoderated(moderator.id(), "the budget of 0.50 US dollars is spent"));
        }
    }

    private Moderator keeping() {
        return new KeepingModerator(moderator(), KeptOutcomes.in(file()));
    }

    private Path file() {
        return folder.resolve("kept.jsonl");
    }

    private PromptedModerator moderator() {
        return new PromptedModerator(chat, "m", LmsysPrompt.zeroShot(), 8);
    }
}
