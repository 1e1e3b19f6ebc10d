package dev.parley.rating.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Attributes;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.rating.style.AnswerStyle;
import dev.parley.rating.vote.Ballot;
import dev.parley.rating.vote.Votes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a battle says as a vote. */
public final class BattleBallots {
    /** Characters of a prompt that tell it from others (FastChat's {@code deduplication.py}). */
    private static final int PROMPT = 10_000;

    private final Optional<AnswerStyle> style;

    private BattleBallots(Optional<AnswerStyle> style) {
        this.style = style;
    }

    /** Votes without features. */
    public static BattleBallots plain() {
        return new BattleBallots(Optional.empty());
    }

    /** Votes with the {@link AnswerStyle#NAMES features} of their answers. */
    public static BattleBallots withStyle(AnswerStyle style) {
        return new BattleBallots(Optional.of(style));
    }

    List<String> featureNames() {
        return style.isPresent() ? AnswerStyle.NAMES : List.of();
    }

    public Ballot ballot(Battle battle) {
        Conversation asked = battle.a();
        boolean hasText = !asked.messages().isEmpty();
        String prompt = prompt(asked);
        return new Ballot(
                asked.model(),
                battle.b().model(),
                battle.outcome(),
                battle.anonymous(),
                battle.judge(),
                battle.time(),
                battle.attributes().get("language").map(JsonNode::asText),
                categories(battle.attributes()),
                turns(battle),
                hasText ? OptionalInt.of(prompt.length()) : OptionalInt.empty(),
                hasText ? OptionalLong.of(hash(prompt)) : OptionalLong.empty(),
                IdentityLeaks.in(asked) || IdentityLeaks.in(battle.b()),
                surplus(battle.attributes()),
                style.map(looks -> looks.of(battle)).orElse(List.of()));
    }

    private static OptionalInt turns(Battle battle) {
        if (!battle.a().messages().isEmpty()) {
            return OptionalInt.of(battle.a().turns());
        }
        Optional<JsonNode> said = battle.attributes().get("turn").or(() -> battle.attributes().get("turns"));
        return said.map(turns -> OptionalInt.of(turns.asInt())).orElse(OptionalInt.empty());
    }

    private static String prompt(Conversation conversation) {
        var prompt = new StringBuilder();
        for (Message message : conversation.messages()) {
            if (message.role() == Role.USER) {
                prompt.append(prompt.isEmpty() ? "" : "\n").append(message.content());
            }
        }
        return prompt.toString();
    }

    /** FNV-1a over the characters (Fowler, Noll, Vo), 64 bits. */
    private static long hash(String prompt) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < Math.min(prompt.length(), PROMPT); i++) {
            hash = (hash ^ prompt.charAt(i)) * 0x100000001b3L;
        }
        return hash == Votes.NO_PROMPT ? 1 : hash;
    }

    /**
     * The field {@code category}, a name or a list of them; {@code is_code}; and each tag of {@code category_tag} that
     * is true, as in arena-human-preference: {@code math_v0.1.math}.
     */
    private static List<String> categories(Attributes attributes) {
        List<String> categories = new ArrayList<>();
        attributes.get("category").ifPresent(named -> {
            if (named.isTextual()) {
                categories.add(named.textValue());
            }
            named.forEach(one -> categories.add(one.asText()));
        });
        attributes.get("is_code").filter(JsonNode::asBoolean).ifPresent(code -> categories.add("coding"));
        attributes.get("category_tag").ifPresent(tags -> tags.properties().forEach(group -> {
            for (Map.Entry<String, JsonNode> tag : group.getValue().properties()) {
                if (tag.getValue().isBoolean() && tag.getValue().booleanValue()) {
                    categories.add(group.getKey() + "." + tag.getKey());
                }
            }
        }));
        return categories;
    }

    /** FastChat's {@code dedup_tag}: a frequent prompt of which enough others were kept. */
    private static boolean surplus(Attributes attributes) {
        return attributes
                .get("dedup_tag")
                .filter(tag -> tag.path("high_freq").asBoolean() && !tag.path("sampled").asBoolean())
                .isPresent();
    }
}
