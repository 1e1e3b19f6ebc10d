package dev.parley.arena.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.moderation.LiveModerator;
import dev.parley.arena.moderation.ModeratedAnswer;
import dev.parley.arena.moderation.Said;
import dev.parley.arena.store.Mark;
import dev.parley.arena.store.Subject;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.model.ChatModel;
import dev.parley.model.ModelException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Moderates the texts of calls. If the moderator only observes, that costs the caller no time; if it enforces its
 * policy, a flagged request is answered with nothing but {@code content_filter}, and a flagged answer ends with that.
 */
final class CallModeration {
    private final Optional<LiveModerator> moderator;

    CallModeration(Optional<LiveModerator> moderator) {
        this.moderator = moderator;
    }

    /**
     * A model under moderation, for one call.
     *
     * @param model answers only what may be asked
     * @param conclude to be called with what there is of the answer when it has ended
     */
    record Moderated(ChatModel model, Consumer<ObjectNode> conclude) {}

    /** Moderates what is asked. */
    Moderated of(String call, JsonNode messages, ChatModel model) {
        if (moderator.isEmpty()) {
            return new Moderated(model, answer -> {});
        }
        LiveModerator live = moderator.get();
        List<Said> said = said(call, messages);
        if (!live.enforces()) {
            said.forEach(live::observe);
            return new Moderated(model, answer -> answers(call, messages.size(), answer).forEach(live::observe));
        }
        Optional<Kind> stop = stop(said, live.moderate(said));
        if (stop.isPresent()) {
            return new Moderated(new FilteredModel(stop.get()), answer -> {});
        }
        var moderated = new ModeratedAnswer(model, live, ContentFilter.INSTANCE);
        return new Moderated(
                moderated, answer -> moderated.conclude(choice -> Subject.inCall(call, messages.size() + choice)));
    }

    /** What a model said earlier is marked, but does not keep others from being asked. */
    private static Optional<Kind> stop(List<Said> said, List<Mark> marks) {
        return IntStream.range(0, said.size())
                .filter(i -> said.get(i).message().role() != Role.ASSISTANT)
                .mapToObj(i -> LiveModerator.stop(marks.get(i), Kind.PROMPT_FLAGGED))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<Said> said(String call, JsonNode messages) {
        var said = new ArrayList<Said>();
        for (int number = 0; number < messages.size(); number++) {
            add(said, Subject.inCall(call, number), messages.get(number));
        }
        return said;
    }

    private static List<Said> answers(String call, int first, ObjectNode answer) {
        var said = new ArrayList<Said>();
        for (JsonNode choice : answer.path("choices")) {
            add(said, Subject.inCall(call, first + choice.path("index").asInt()), choice.path("message"));
        }
        return said;
    }

    private static void add(List<Said> said, Subject subject, JsonNode message) {
        String text = text(message.path("content"));
        if (!text.isEmpty()) {
            said.add(new Said(subject, new Message(role(message.path("role").asText()), text)));
        }
    }

    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText("");
        }
        var texts = new StringJoiner("\n");
        content.forEach(part -> texts.add(part.path("text").asText("")));
        return texts.toString();
    }

    /** Clients may make roles up. */
    private static Role role(String label) {
        return Arrays.stream(Role.values())
                .filter(role -> role.label().equals(label))
                .findFirst()
                .orElse(Role.USER);
    }
}
