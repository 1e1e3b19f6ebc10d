package dev.parley.moderation;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A moderator, and the policy that makes tags of its scores.
 *
 * @param policy its mode does not matter: tags stop nothing
 */
public record Tagger(Moderator moderator, Policy policy) {
    private static final double PLACES = 10_000;
    private static final int PART = 16;

    /** A moderator with the policy that it was tuned with. */
    public static Tagger of(Moderator moderator) {
        return new Tagger(moderator, moderator.policy());
    }

    /** Names moderator and policy with their versions: equal versions give equal tags. */
    public String version() {
        return moderator.id() + " policy-" + policy.version();
    }

    /**
     * Judges each message of each conversation. Many conversations at once are faster than one by one.
     *
     * @return for each conversation, in order, one tag for each of its messages
     */
    public List<Tags> tag(List<Conversation> conversations) {
        List<Message> messages =
                conversations.stream().flatMap(one -> one.messages().stream()).toList();
        Iterator<Verdict> verdicts = policy.judge(moderator.moderate(messages)).iterator();
        var tags = new ArrayList<Tags>(conversations.size());
        for (Conversation conversation : conversations) {
            tags.add(Tags.of(conversation.messages().stream()
                    .map(message -> verdicts.next())
                    .toList()));
        }
        return tags;
    }

    /** Does the same as {@link #tag} with all cores, for callers that are alone. */
    public List<Tags> tagInParallel(List<Conversation> conversations) {
        return IntStream.rangeClosed(0, (conversations.size() - 1) / PART)
                .parallel()
                .mapToObj(part -> conversations.subList(
                        part * PART, Math.min(conversations.size(), (part + 1) * PART)))
                .flatMap(part -> tag(part).stream())
                .toList();
    }

    /** Four places tell all that a score can, and hide how processors differ in the seventh. */
    static Moderation rounded(Moderation moderation) {
        Map<Category, Double> scores = new EnumMap<>(Category.class);
        moderation.scores().forEach((category, score) -> scores.put(category, Math.rint(score * PLACES) / PLACES));
        return new Moderation(scores, moderation.categories(), moderation.flagged());
    }
}
