package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.generation.Generation;
import dev.parley.arena.generation.Generations;
import dev.parley.arena.generation.Outcome;
import dev.parley.arena.moderation.CommonEnd;
import dev.parley.arena.rule.ModelQueues;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Chats;
import dev.parley.arena.store.StoreUnavailableException;
import dev.parley.arena.store.Turn;
import dev.parley.core.Message;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.ModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has models answer turns, and knows which generation makes which answer. */
final class Answering {
    /** More than run or can be followed at once; who asks for an older one finds it in the store. */
    private static final int REMEMBERED = 50_000;

    /** The store waits ten seconds each time: an answer outlives a database that is away for two minutes. */
    private static final int ATTEMPTS = 12;

    private final Chats chats;
    private final ModelCatalogue models;
    private final Generations generations;
    private final ChatModeration moderation;
    private final ModelQueues queues;
    private final Map<String, Asked> asked = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
            return size() > REMEMBERED;
        }
    });

    Answering(Chats chats, ModelCatalogue models, Generations generations, ChatModeration moderation) {
        this.chats = chats;
        this.models = models;
        this.generations = generations;
        this.moderation = moderation;
        this.queues = new ModelQueues(this::concurrency);
    }

    private int concurrency(String model) {
        return models.cards().stream()
                .filter(card -> card.name().equals(model))
                .mapToInt(card -> card.limits().concurrency())
                .findFirst()
                .orElse(1);
    }

    /**
     * Asks the models for the answers of a turn that run, if it may be asked; once, however often it is called.
     *
     * @return the turn as it stands then
     */
    Turn start(String user, Turn turn) {
        if (waiting(turn).isEmpty()) {
            return turn;
        }
        Optional<ModelException.Kind> stop = moderation.stop(turn);
        if (stop.isPresent()) {
            waiting(turn).forEach(answer -> chats.fail(answer.id(), stop.get(), "", Optional.empty()));
            return chats.turn(turn.id()).orElse(turn);
        }
        List<Turn> path = chats.path(turn.id());
        synchronized (asked) {
            List<Answer> waiting = waiting(turn);
            var end = new CommonEnd(waiting.size());
            waiting.forEach(answer -> asked.put(answer.id(), start(user, turn, answer, path, end)));
        }
        return turn;
    }

    /** The answers of a turn for which no model has been asked yet. */
    private List<Answer> waiting(Turn turn) {
        return turn.answers().stream()
                .filter(answer -> answer.status() == Answer.Status.RUNNING && !asked.containsKey(answer.id()))
                .toList();
    }

    private Asked start(String user, Turn turn, Answer answer, List<Turn> path, CommonEnd end) {
        ModelQueues.Ticket ticket = queues.enter(answer.model());
        ChatModel model = new QueuedModel(models.model(answer.model()).orElse(ModelGone.INSTANCE), ticket);
        ChatModeration.Moderated moderated = moderation.of(turn, answer, model, end);
        try {
            Generation generation = generations.start(
                    user, answer.model(), moderated.model(), request(turn, answer.side(), path), outcome -> {
                        ticket.close();
                        moderated.conclude().accept(outcome.text());
                        storeSurely(answer, outcome);
                    });
            return new Asked(generation.id(), ticket);
        } catch (ModelException e) {
            ticket.close();
            moderated.conclude().accept("");
            chats.fail(answer.id(), e.kind(), "", Optional.empty());
            return new Asked("", ticket);
        }
    }

    private static ChatRequest request(Turn turn, int side, List<Turn> path) {
        ChatRequest request = ChatRequest.of(messages(side, path));
        ObjectNode body = request.body();
        body.put("temperature", turn.parameters().temperature());
        body.put("top_p", turn.parameters().topP());
        body.put("max_tokens", turn.parameters().maxTokens());
        return request;
    }

    /**
     * What one side's model is shown. Turns that it never answered are left out, as roles have to alternate, and those
     * that the moderator stopped.
     */
    private static List<Message> messages(int side, List<Turn> path) {
        List<Message> messages = new ArrayList<>();
        for (Turn earlier : path.subList(0, path.size() - 1)) {
            Answer answer = earlier.answers().get(side);
            if (!answer.text().isEmpty() && !ChatModeration.stopped(answer)) {
                messages.add(Message.user(earlier.prompt()));
                messages.add(Message.assistant(answer.text()));
            }
        }
        messages.add(Message.user(path.getLast().prompt()));
        return messages;
    }

    private void storeSurely(Answer answer, Outcome outcome) {
        for (int left = ATTEMPTS - 1; ; left--) {
            try {
                store(answer, outcome);
                return;
            } catch (StoreUnavailableException away) {
                if (left == 0) {
                    throw away;
                }
            }
        }
    }

    private void store(Answer answer, Outcome outcome) {
        switch (outcome.status()) {
            case COMPLETED -> chats.finish(answer.id(), Answer.Status.COMPLETE, outcome.text(), outcome.usage());
            case STOPPED -> chats.finish(answer.id(), Answer.Status.STOPPED, outcome.text(), outcome.usage());
            case FAILED -> chats.fail(
                    answer.id(),
                    outcome.failure().map(ModelException::kind).orElse(ModelException.Kind.BROKEN),
                    outcome.text(),
                    outcome.usage());
        }
    }

    /** What makes an answer, while it runs and for a while after. */
    Optional<Generation> generation(Answer answer) {
        return Optional.ofNullable(asked.get(answer.id())).map(Asked::generation).flatMap(generations::find);
    }

    /** How many stand before it in front of its model; 0 if it is being answered. */
    int place(Answer answer) {
        return Optional.ofNullable(asked.get(answer.id())).map(found -> found.ticket().place()).orElse(0);
    }

    void stop(Turn turn) {
        turn.answers().forEach(answer -> generation(answer).ifPresent(Generation::stop));
    }

    int running() {
        return generations.running();
    }

    private record Asked(String generation, ModelQueues.Ticket ticket) {}

    /** Stands for a model that was taken out of the declaration. */
    private enum ModelGone implements ChatModel {
        INSTANCE;

        @Override
        public ChatStream stream(ChatRequest request) {
            throw new ModelException(ModelException.Kind.NOT_FOUND, "the model is no longer declared");
        }

        @Override
        public void close() {}
    }
}
