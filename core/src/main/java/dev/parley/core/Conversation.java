package dev.parley.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A conversation between one user and one model, as it stood at {@code time}. A source that logs a conversation again
 * at each turn yields several states with the same id; the last one wins ({@link #BY_STATE}).
 *
 * @param id unique within a source
 * @param model the model's name, empty if the source does not say
 * @param user the source's own identifier of the user, often an IP address: personal, never released as it is
 * @param time when the state was logged
 */
public record Conversation(
        String id,
        String model,
        List<Message> messages,
        Optional<String> user,
        Optional<Instant> time,
        Attributes attributes)
        implements Entry {

    /**
     * Orders the states of one conversation: the one logged last is the greatest; at the same moment the longer one; at
     * the same length the texts decide, so that the order of the input never does.
     */
    public static final Comparator<Conversation> BY_STATE = Comparator.comparing(
                    (Conversation state) -> state.time().orElse(Instant.MIN))
            .thenComparing(state -> state.messages().size())
            .thenComparing(state -> state.messages().toString())
            .thenComparing(Conversation::model);

    public Conversation {
        messages = List.copyOf(messages);
    }

    public Conversation(String id, String model, List<Message> messages) {
        this(id, model, messages, Optional.empty(), Optional.empty(), Attributes.NONE);
    }

    /** Number of user messages: what LMSYS-Chat-1M calls {@code turn}. */
    public int turns() {
        int turns = 0;
        for (Message message : messages) {
            if (message.role() == Role.USER) {
                turns++;
            }
        }
        return turns;
    }

    public Conversation withModel(String other) {
        return new Conversation(id, other, messages, user, time, attributes);
    }

    public Conversation withUser(Optional<String> other) {
        return new Conversation(id, model, messages, other, time, attributes);
    }

    public Conversation withMessages(List<Message> others) {
        return new Conversation(id, model, others, user, time, attributes);
    }

    public Conversation withAttributes(Attributes others) {
        return new Conversation(id, model, messages, user, time, others);
    }
}
