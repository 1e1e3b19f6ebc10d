package dev.parley.arena.web;

import dev.parley.arena.moderation.CommonEnd;
import dev.parley.arena.moderation.LiveModerator;
import dev.parley.arena.moderation.ModeratedAnswer;
import dev.parley.arena.moderation.Said;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Subject;
import dev.parley.arena.store.Turn;
import dev.parley.core.Message;
import dev.parley.model.ChatModel;
import dev.parley.model.ModelException.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Moderates what users ask and what models answer them. If the moderator only observes, nobody waits for it; if it enforces
 * its policy, a flagged message reaches no model, and a flagged answer ends, with the other one of its turn.
 */
final class ChatModeration {
    /** Why answers fail that the moderator stops. */
    private static final Set<Kind> STOPS = EnumSet.of(Kind.PROMPT_FLAGGED, Kind.ANSWER_FLAGGED, Kind.UNMODERATED);

    private final Optional<LiveModerator> moderator;

    ChatModeration(Optional<LiveModerator> moderator) {
        this.moderator = moderator;
    }

    /** Moderates what the user says in a turn; tells why no model may be asked, if none may. */
    Optional<Kind> stop(Turn turn) {
        var said = new Said(Subject.prompt(turn), Message.user(turn.prompt()));
        if (enforcing().isEmpty()) {
            moderator.ifPresent(live -> live.observe(said));
            return Optional.empty();
        }
        return LiveModerator.stop(enforcing().get().moderate(List.of(said)).getFirst(), Kind.PROMPT_FLAGGED);
    }

    /**
     * A model under moderation, for one answer.
     *
     * @param conclude to be called with the text that was given out when the answer has ended, before that is stored
     */
    record Moderated(ChatModel model, Consumer<String> conclude) {}

    Moderated of(Turn turn, Answer answer, ChatModel model, CommonEnd end) {
        Subject subject = Subject.answer(turn, answer);
        if (enforcing().isEmpty()) {
            return new Moderated(model, text -> observe(subject, text));
        }
        var moderated = new ModeratedAnswer(model, enforcing().get(), end.one());
        return new Moderated(moderated, text -> moderated.conclude(choice -> subject));
    }

    /** Whether the moderator stopped this answer. */
    static boolean stopped(Answer answer) {
        return answer.failure().filter(STOPS::contains).isPresent();
    }

    private void observe(Subject subject, String text) {
        if (!text.isEmpty()) {
            moderator.ifPresent(live -> live.observe(new Said(subject, Message.assistant(text))));
        }
    }

    private Optional<LiveModerator> enforcing() {
        return moderator.filter(LiveModerator::enforces);
    }
}
