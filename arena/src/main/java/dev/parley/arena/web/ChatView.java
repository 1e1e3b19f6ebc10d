package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.CastVote;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Choice;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.Turn;
import dev.parley.model.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a browser is told of a chat: all that its user has seen, and no model's name before it is revealed. */
final class ChatView {
    private final Store store;

    ChatView(Store store) {
        this.store = store;
    }

    /** A chat up to its head. */
    ObjectNode of(Chat chat) {
        return of(chat, chat.head().map(store.chats()::path).orElse(List.of()));
    }

    /** A chat with these of its turns. */
    ObjectNode of(Chat chat, List<Turn> path) {
        Map<String, Choice> votes = store.votes().in(chat.id()).stream()
                .collect(Collectors.toMap(CastVote::turn, CastVote::choice, (one, other) -> one));
        ObjectNode view = names(chat);
        ArrayNode turns = view.putArray("turns");
        for (Turn turn : path) {
            ObjectNode told = of(chat, turn);
            turns.add(told);
            if (votes.containsKey(turn.id())) {
                told.put("vote", Fields.name(votes.getOrDefault(turn.id(), Choice.TIE)));
            }
        }
        return view;
    }

    /** A chat without its turns. */
    ObjectNode names(Chat chat) {
        ObjectNode view = Json.object()
                .put("id", chat.id())
                .put("mode", Fields.name(chat.mode()))
                .put("revealed", chat.revealed());
        ArrayNode models = view.putArray("models");
        chat.sides().forEach(side -> {
            if (chat.revealed()) {
                models.add(side.model());
            } else {
                models.addNull();
            }
        });
        return view;
    }

    ObjectNode of(Chat chat, Turn turn) {
        ObjectNode view = Json.object()
                .put("id", turn.id())
                .put("after", turn.after().orElse(null))
                .put("number", turn.number())
                .put("prompt", turn.prompt());
        ArrayNode answers = view.putArray("answers");
        turn.answers().forEach(answer -> answers.add(of(chat, answer)));
        return view;
    }

    private static ObjectNode of(Chat chat, Answer answer) {
        ObjectNode view = Json.object()
                .put("id", answer.id())
                .put("side", answer.side())
                .put("model", chat.revealed() ? answer.model() : null)
                .put("text", answer.text())
                .put("status", Fields.name(answer.status()));
        answer.failure().ifPresent(failure -> view.put("error", Fields.name(failure)));
        return view;
    }
}
