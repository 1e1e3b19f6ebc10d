package dev.parley.moderation.remote;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.model.ChatModel;
import dev.parley.model.ModelException;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Evidence;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.ModeratorId;
import dev.parley.moderation.Outcome;
import dev.parley.moderation.Policy;
import dev.parley.moderation.Unmoderated;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A language model that moderates because it is told to. */
public final class PromptedModerator implements Moderator {
    private final ChatModel model;
    private final ModerationPrompt prompt;
    private final ModeratorId id;
    private final ExecutorService askers;

    /**
     * @param name what the model is called
     * @param concurrency how many messages it is asked about at once, at most
     */
    public PromptedModerator(ChatModel model, String name, ModerationPrompt prompt, int concurrency) {
        this.model = model;
        this.prompt = prompt;
        this.id = new ModeratorId(name, prompt.version());
        this.askers = Executors.newFixedThreadPool(concurrency, Thread.ofVirtual().factory());
    }

    @Override
    public ModeratorId id() {
        return id;
    }

    @Override
    public Set<Category> categories() {
        return prompt.categories();
    }

    @Override
    public Policy policy() {
        return Policy.likelierThanNot(id.toString(), categories());
    }

    @Override
    public List<Outcome> moderate(List<Message> messages) {
        return askAll(messages.stream().map(List::of).toList());
    }

    /** Each message is judged with those before it in view. */
    @Override
    public Outcome moderate(Conversation conversation) {
        List<Message> messages = conversation.messages();
        return Assessment.worst(
                id,
                askAll(IntStream.rangeClosed(1, messages.size())
                        .mapToObj(end -> messages.subList(0, end))
                        .toList()));
    }

    private List<Outcome> askAll(List<List<Message>> conversations) {
        List<Future<Outcome>> answers = conversations.stream()
                .map(conversation -> askers.submit(() -> ask(conversation)))
                .toList();
        var outcomes = new ArrayList<Outcome>(answers.size());
        for (Future<Outcome> answer : answers) {
            outcomes.add(await(answer));
        }
        return outcomes;
    }

    private Outcome await(Future<Outcome> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Unmoderated(id, "the caller gave up waiting");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a moderator failed", e.getCause());
        }
    }

    private Outcome ask(List<Message> conversation) {
        try {
            return prompt.read(model.complete(prompt.about(conversation)))
                    .<Outcome>map(this::assessment)
                    .orElseGet(() -> new Unmoderated(id, "the model's answer is no verdict"));
        } catch (ModelException failure) {
            return new Unmoderated(id, String.valueOf(failure.getMessage()));
        }
    }

    private Assessment assessment(Reading reading) {
        return new Assessment(
                id,
                reading.scores(),
                reading.words().isEmpty()
                        ? List.of()
                        : reading.named().stream()
                                .map(category -> new Evidence(category, reading.words(), 0, 0, 0))
                                .toList());
    }

    @Override
    public void close() {
        askers.shutdownNow();
        model.close();
    }
}
