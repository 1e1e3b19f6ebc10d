package dev.parley.moderation;

import dev.parley.core.moderation.Moderation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of moderating a conversation.
 *
 * @param moderations one for each message; none if a message is unmoderated, because it must not look like a harmless one
 * @param unmoderated reasons why messages have no verdict, by their place in the conversation
 */
public record Tags(List<Moderation> moderations, Map<Integer, String> unmoderated) {
    static Tags of(List<Verdict> verdicts) {
        var unmoderated = new TreeMap<Integer, String>();
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i).outcome() instanceof Unmoderated(ModeratorId by, String reason)) {
                unmoderated.put(i, reason);
            }
        }
        return new Tags(
                unmoderated.isEmpty()
                        ? verdicts.stream()
                                .map(Verdict::moderation)
                                .flatMap(Optional::stream)
                                .map(Tagger::rounded)
                                .toList()
                        : List.of(),
                unmoderated);
    }
}
