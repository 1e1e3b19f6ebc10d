package dev.parley.arena.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.CastVote;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Choice;
import dev.parley.arena.store.Event;
import dev.parley.arena.store.GatewayCall;
import dev.parley.arena.store.GenerationParameters;
import dev.parley.arena.store.Turn;
import dev.parley.arena.store.VoteMark;
import dev.parley.model.Usage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parley's own log: everything the store knows of an event but its secrets. */
final class ParleyLog implements LogFormat {
    private static final int VERSION = 1;

    @Override
    public String name() {
        return "parley";
    }

    @Override
    public Optional<ObjectNode> record(Event event) {
        return switch (event) {
            case Event.Answered answered -> Optional.of(conversation(answered));
            case Event.Voted voted -> Optional.of(vote(voted));
            case Event.Called called -> Transcript.of(called.call()).map(messages -> call(called, messages));
        };
    }

    private static ObjectNode conversation(Event.Answered answered) {
        Answer answer = answered.answer();
        ObjectNode record = begin(event(answered, "conversation"), answered.chat(), answered.address());
        side(record, answered, answered.chat(), answered.path(), answer.side());
        GenerationParameters parameters = answered.path().getLast().parameters();
        record.putObject("parameters")
                .put("temperature", parameters.temperature())
                .put("top_p", parameters.topP())
                .put("max_tokens", parameters.maxTokens());
        answer.usage().ifPresent(usage -> record.set("usage", usage(usage)));
        return record.put("started", answer.started().toString());
    }

    private static ObjectNode vote(Event.Voted voted) {
        CastVote vote = voted.vote();
        boolean judgesTwo = vote.choice().sides() == 2;
        ObjectNode record = begin(event(voted, judgesTwo ? "battle" : "vote"), voted.chat(), vote.address());
        ArrayNode marks = record.putArray("marks");
        for (VoteMark mark : vote.marks()) {
            marks.addObject().put("rule", mark.rule()).put("detail", mark.detail());
        }
        if (judgesTwo) {
            record.put("outcome", outcome(vote.choice())).put("anonymous", vote.anonymous());
            side(record.putObject("a"), voted, voted.chat(), voted.path(), 0);
            side(record.putObject("b"), voted, voted.chat(), voted.path(), 1);
        } else {
            record.put("vote", label(vote.choice()));
            side(record.putObject("conversation"), voted, voted.chat(), voted.path(), 0);
        }
        return record;
    }

    private static ObjectNode call(Event.Called called, ArrayNode messages) {
        GatewayCall call = called.call();
        ObjectNode record = event(called, "conversation")
                .put("user", "key-" + call.apiKey())
                .put("mode", "gateway")
                .put("id", call.id())
                .put("model", call.model());
        record.set("messages", messages);
        Tags.put(record, call, messages.size(), called.marks());
        call.usage().ifPresent(usage -> record.set("usage", usage(usage)));
        return record.put("started", call.started().toString());
    }

    private static ObjectNode event(Event event, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("parley", VERSION)
                .put("type", type)
                .put("time", event.time().toString());
    }

    private static ObjectNode begin(ObjectNode record, Chat chat, String address) {
        return record.put("user", chat.user())
                .put("address", address)
                .put("chat", chat.id())
                .put("mode", chat.mode().name().toLowerCase(Locale.ROOT));
    }

    private static void side(ObjectNode record, Event event, Chat chat, List<Turn> path, int side) {
        record.put("id", chat.sides().get(side).conversation())
                .put("model", path.getLast().answers().get(side).model());
        record.set("messages", Transcript.of(path, side));
        Tags.put(record, path, side, event.marks());
    }

    private static ObjectNode usage(Usage usage) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("prompt_tokens", usage.promptTokens())
                .put("completion_tokens", usage.completionTokens());
    }

    private static String outcome(Choice choice) {
        return switch (choice) {
            case A -> "model_a";
            case B -> "model_b";
            default -> label(choice);
        };
    }

    private static String label(Choice choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
