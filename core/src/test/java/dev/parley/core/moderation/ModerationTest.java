package dev.parley.core.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModerationTest {
    private final ArrayNode verdicts = JsonNodeFactory.instance.arrayNode();

    @Test
    void the_verdicts_of_the_source_are_kept() {
        verdicts.add(verdict(false)).add(verdict(true));
        assertThat(moderation()).extracting(Moderation::flagged).containsExactly(false, true);
    }

    @Test
    void a_message_without_a_verdict_leaves_the_conversation_unmoderated() {
        verdicts.add(verdict(false));
        assertThat(moderation()).isEmpty();
    }

    @Test
    void a_verdict_on_other_categories_leaves_the_conversation_unmoderated() {
        ObjectNode other = verdict(true);
        ((ObjectNode) other.get("categories")).remove("hate");
        verdicts.add(verdict(false)).add(other);
        assertThat(moderation()).isEmpty();
    }

    @Test
    void a_verdict_is_written_as_it_was_read() {
        verdicts.add(verdict(false)).add(verdict(true));
        assertThat(moderation().get(1).toJson(Category.LMSYS)).isEqualTo(verdict(true));
    }

    @Test
    void every_category_is_found_by_its_label() {
        assertThat(Category.values())
                .allSatisfy(category -> assertThat(Category.ofLabel(category.label())).contains(category));
        assertThat(Category.ofLabel("spam")).isEmpty();
        assertThat(Category.SEXUAL_MINORS.parent()).contains(Category.SEXUAL);
    }

    private List<Moderation> moderation() {
        return Moderation.of(new Conversation("c-1", "otter-7b", List.of(Message.user("Hi"), Message.assistant("Hi")))
                .withAttributes(Attributes.NONE.with("openai_moderation", verdicts)));
    }

    private static ObjectNode verdict(boolean flagged) {
        ObjectNode verdict = JsonNodeFactory.instance.objectNode();
        for (Category category : Category.LMSYS) {
            verdict.withObject("/categories").put(category.label(), flagged);
            verdict.withObject("/category_scores").put(category.label(), flagged ? 0.9 : 0.1);
        }
        return verdict.put("flagged", flagged);
    }
}
