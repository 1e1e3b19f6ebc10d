package dev.parley.arena.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.CastVote;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Choice;
import dev.parley.arena.store.Event;
import dev.parley.arena.store.GenerationParameters;
import dev.parley.arena.store.Turn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The log of FastChat's servers, as its {@code monitor} scripts read it (FastChat 0e6d3e4b). Where FastChat writes an
 * IP address stands the user's random identifier. Calls of the gateway whose messages do not alternate between user and
 * assistant have no place in it.
 */
final class FastChatLog implements LogFormat {
    @Override
    public String name() {
        return "fastchat";
    }

    @Override
    public Optional<ObjectNode> record(Event event) {
        return switch (event) {
            case Event.Answered answered -> Optional.of(chat(answered));
            case Event.Voted voted -> Optional.of(vote(voted));
            case Event.Called called -> Transcript.of(called.call())
                    .filter(FastChatLog::alternates)
                    .map(messages -> call(called, messages));
        };
    }

    private static ObjectNode chat(Event.Answered answered) {
        Answer answer = answered.answer();
        ObjectNode record = row(answered.time(), "chat").put("model", answer.model());
        GenerationParameters parameters = answered.path().getLast().parameters();
        record.putObject("gen_params")
                .put("temperature", parameters.temperature())
                .put("top_p", parameters.topP())
                .put("max_new_tokens", parameters.maxTokens());
        record.put("start", seconds(answer.started())).put("finish", seconds(answered.time()));
        record.set("state", state(answered, answered.chat(), answered.path(), answer.side()));
        return record.put("ip", answered.chat().user());
    }

    private static ObjectNode vote(Event.Voted voted) {
        CastVote vote = voted.vote();
        ObjectNode record = row(voted.time(), type(vote.choice()));
        if (vote.choice().sides() == 2) {
            ArrayNode models = record.putArray("models");
            vote.models().forEach(model -> models.add(vote.anonymous() ? "" : model));
            ArrayNode states = record.putArray("states");
            states.add(state(voted, voted.chat(), voted.path(), 0)).add(state(voted, voted.chat(), voted.path(), 1));
        } else {
            record.put("model", vote.models().getFirst());
            record.set("state", state(voted, voted.chat(), voted.path(), 0));
        }
        return record.put("ip", voted.chat().user());
    }

    private static ObjectNode call(Event.Called called, ArrayNode messages) {
        ObjectNode record = row(called.time(), "chat").put("model", called.call().model());
        record.putObject("gen_params");
        record.put("start", seconds(called.call().started())).put("finish", seconds(called.time()));
        ObjectNode state = state(called.call().id(), called.call().model(), messages);
        Tags.put(state, called.call(), messages.size(), called.marks());
        record.set("state", state);
        return record.put("ip", "key-" + called.call().apiKey());
    }

    private static boolean alternates(ArrayNode messages) {
        for (int index = 0; index < messages.size(); index++) {
            JsonNode message = messages.get(index);
            String expected = index % 2 == 0 ? "user" : "assistant";
            if (!message.path("role").asText().equals(expected) || !message.path("content").isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode row(Instant time, String type) {
        return JsonNodeFactory.instance.objectNode().put("tstamp", seconds(time)).put("type", type);
    }

    private static ObjectNode state(Event event, Chat chat, List<Turn> path, int side) {
        ObjectNode state = state(
                chat.sides().get(side).conversation(),
                path.getLast().answers().get(side).model(),
                Transcript.of(path, side));
        Tags.put(state, path, side, event.marks());
        return state;
    }

    private static ObjectNode state(String conversation, String model, ArrayNode said) {
        ObjectNode state = JsonNodeFactory.instance.objectNode().put("template_name", "parley").put("system_message", "");
        state.putArray("roles").add("user").add("assistant");
        ArrayNode messages = state.putArray("messages");
        said.forEach(message -> messages.addArray().add(message.get("role")).add(message.get("content")));
        return state.put("offset", 0).put("conv_id", conversation).put("model_name", model);
    }

    private static String type(Choice choice) {
        return switch (choice) {
            case A -> "leftvote";
            case B -> "rightvote";
            case TIE -> "tievote";
            case BOTH_BAD -> "bothbad_vote";
            case UP -> "upvote";
            case DOWN -> "downvote";
            case FLAG -> "flag";
        };
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time), 6);
    }
}
