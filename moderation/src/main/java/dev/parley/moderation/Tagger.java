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

/**
 * A moderator, and the policy that makes tags of its scores.
 *
 * @param policy its mode does not matter: tags stop nothing
 */
public record Tagger(Moderator moderator, Policy policy) {
    private static final double PLACES = 10_000;

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

    /** Four places tell all that a score can, and hide how processors differ in the seventh. */
    static Moderation rounded(Moderation moderation) {
        Map<Category, Double> scores = new EnumMap<>(Category.class);
        moderation.scores().forEach((category, score) -> scores.put(category, Math.rint(score * PLACES) / PLACES));
        return new Moderation(scores, moderation.categories(), moderation.flagged());
    }
}
