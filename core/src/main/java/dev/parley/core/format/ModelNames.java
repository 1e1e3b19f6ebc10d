package dev.parley.core.format;

import dev.parley.core.Conversation;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The names under which LMSYS released what its servers called otherwise (FastChat 0e6d3e4b, {@code
 * monitor/clean_chat_data.py}). Logs are read with the names they hold; whoever wants the released ones asks here.
 */
public final class ModelNames {
    private static final Map<String, String> RENAMED = Map.of(
            "bard", "palm-2",
            "claude-v1", "claude-1",
            "claude-instant-v1", "claude-instant-1",
            "oasst-sft-1-pythia-12b", "oasst-pythia-12b",
            "claude-2", "claude-2.0",
            "StripedHyena-Nous-7B", "stripedhyena-nous-7b",
            "gpt-4-turbo", "gpt-4-1106-preview",
            "gpt-4-0125-assistants-api", "gpt-4-turbo-browsing");

    /** Models that were exchanged under the same name on 27 June 2023. */
    private static final Set<String> SNAPSHOTS = Set.of("gpt-4", "gpt-3.5-turbo");

    private static final Instant EXCHANGED = Instant.ofEpochSecond(1687849200);

    private ModelNames() {}

    /** The conversation under its model's released name; one of unknown time keeps the name of a dated snapshot. */
    public static Conversation asReleased(Conversation conversation) {
        String model = conversation.model();
        String name = RENAMED.getOrDefault(model, model);
        if (SNAPSHOTS.contains(model) && conversation.time().isPresent()) {
            name = model + (conversation.time().get().isAfter(EXCHANGED) ? "-0613" : "-0314");
        }
        return conversation.withModel(name);
    }
}
