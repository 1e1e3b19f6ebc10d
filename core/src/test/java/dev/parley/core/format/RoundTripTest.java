package dev.parley.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.core.Attributes;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.core.source.Limits;
import dev.parley.core.source.RecordParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a format does not say it has lost comes back exactly, through the bytes of JSON, from it and from any pair. */
class RoundTripTest {
    private static final String NO_ID = "no id";

    private final RecordParser parser = new RecordParser(Limits.DEFAULT);

    @Property(tries = 300)
    void a_conversation_comes_back_as_it_was_but_for_the_losses_told(
            @ForAll("conversations") Conversation conversation, @ForAll("conversationFormats") WritableFormat format) {
        Set<String> losses = format.write(conversation).losses();
        assertThat(anonymous(through(format, conversation))).isEqualTo(anonymous(without(conversation, losses)));
    }

    @Property(tries = 300)
    void what_two_formats_carry_of_a_conversation_survives_both(
            @ForAll("conversations") Conversation conversation,
            @ForAll("conversationFormats") WritableFormat first,
            @ForAll("conversationFormats") WritableFormat second) {
        Entry both = through(second, through(first, conversation));
        Conversation expected = without(
                without(conversation, first.write(conversation).losses()),
                second.write(conversation).losses());
        assertThat(anonymous(both)).isEqualTo(anonymous(expected));
    }

    @Property(tries = 300)
    void a_battle_comes_back_as_it_was_but_for_the_losses_told(
            @ForAll("battles") Battle battle, @ForAll("battleFormats") WritableFormat format) {
        Set<String> losses = format.write(battle).losses();
        assertThat(anonymous(through(format, battle))).isEqualTo(anonymous(without(battle, losses)));
    }

    @Property(tries = 300)
    void what_two_formats_carry_of_a_battle_survives_both(
            @ForAll("battles") Battle battle,
            @ForAll("battleFormats") WritableFormat first,
            @ForAll("battleFormats") WritableFormat second) {
        Entry both = through(second, through(first, battle));
        Battle expected = without(
                without(battle, first.write(battle).losses()), second.write(battle).losses());
        assertThat(anonymous(both)).isEqualTo(anonymous(expected));
    }

    private Entry through(WritableFormat format, Entry entry) {
        byte[] bytes = format.write(entry).record().toString().getBytes(StandardCharsets.UTF_8);
        List<Entry> read = format.read(parser.parse(bytes));
        assertThat(read).hasSize(1);
        return read.getFirst();
    }

    private static Conversation without(Conversation conversation, Set<String> losses) {
        return new Conversation(
                losses.contains("id") ? NO_ID : conversation.id(),
                losses.contains("model") ? "" : conversation.model(),
                conversation.messages().stream()
                        .map(message -> new Message(
                                message.role(),
                                message.content(),
                                without(message.attributes(), "message attribute ", losses)))
                        .toList(),
                losses.contains("user") ? Optional.empty() : conversation.user(),
                losses.contains("time") ? Optional.empty() : conversation.time(),
                without(conversation.attributes(), "attribute ", losses));
    }

    private static Battle without(Battle battle, Set<String> losses) {
        return new Battle(
                losses.contains("id") ? NO_ID : battle.id(),
                withoutSide(battle.a(), losses),
                withoutSide(battle.b(), losses),
                battle.outcome(),
                battle.anonymous(),
                battle.judge(),
                battle.time(),
                without(battle.attributes(), "attribute ", losses));
    }

    private static Conversation withoutSide(Conversation side, Set<String> losses) {
        Conversation plain = without(side, losses);
        return losses.contains("messages") ? plain.withMessages(List.of()) : plain;
    }

    private static Attributes without(Attributes attributes, String prefix, Set<String> losses) {
        Map<String, JsonNode> kept = new HashMap<>(attributes.values());
        kept.keySet().removeIf(name -> losses.contains(prefix + name));
        return new Attributes(kept);
    }

    /** With one name for all that have none of their own. */
    private static Entry anonymous(Entry entry) {
        return switch (entry) {
            case Conversation conversation ->
                ContentId.isContentId(conversation.id()) ? named(conversation, NO_ID) : conversation;
            case Battle battle -> {
                String id = ContentId.isContentId(battle.id()) ? NO_ID : battle.id();
                yield new Battle(
                        id,
                        named(battle.a(), id + "-a"),
                        named(battle.b(), id + "-b"),
                        battle.outcome(),
                        battle.anonymous(),
                        battle.judge(),
                        battle.time(),
                        battle.attributes());
            }
            default -> entry;
        };
    }

    private static Conversation named(Conversation conversation, String id) {
        return new Conversation(
                id,
                conversation.model(),
                conversation.messages(),
                conversation.user(),
                conversation.time(),
                conversation.attributes());
    }

    @Provide
    Arbitrary<WritableFormat> conversationFormats() {
        return Arbitraries.of(
                Formats.writable().stream().filter(format -> format.carries() == Conversation.class).toList());
    }

    @Provide
    Arbitrary<WritableFormat> battleFormats() {
        return Arbitraries.of(
                Formats.writable().stream().filter(format -> format.carries() == Battle.class).toList());
    }

    @Provide
    Arbitrary<Conversation> conversations() {
        return Combinators.combine(
                        names(),
                        Arbitraries.of("", "vicuna-13b", "модель"),
                        messages().list().ofMaxSize(6),
                        names().optional(),
                        times().optional(),
                        attributes("language", "toxic", "tools", "country"))
                .as(Conversation::new);
    }

    @Provide
    Arbitrary<Battle> battles() {
        return Combinators.combine(
                        names(),
                        messages().list().ofMaxSize(4),
                        messages().list().ofMaxSize(4),
                        Arbitraries.of(Battle.Outcome.class),
                        Arbitraries.of(true, false),
                        names().optional(),
                        times().optional(),
                        attributes("language", "toxic_chat_tag", "is_code"))
                .as((id, a, b, outcome, anonymous, judge, time, attributes) -> new Battle(
                        id,
                        new Conversation(id + "-a", "koala-13b", a),
                        new Conversation(id + "-b", "alpaca-13b", b),
                        outcome,
                        anonymous,
                        judge,
                        time,
                        attributes));
    }

    private static Arbitrary<Message> messages() {
        return Combinators.combine(Arbitraries.of(Role.class), texts(), attributes("name", "weight", "toxic"))
                .as(Message::new);
    }

    private static Arbitrary<Attributes> attributes(String... names) {
        Arbitrary<JsonNode> values = Arbitraries.oneOf(
                texts().map(TextNode::valueOf),
                Arbitraries.integers().map(IntNode::valueOf),
                Arbitraries.doubles().map(DoubleNode::valueOf),
                Arbitraries.of(BooleanNode.TRUE, BooleanNode.FALSE));
        return Arbitraries.maps(Arbitraries.of(names), values).ofMaxSize(2).map(Attributes::new);
    }

    private static Arbitrary<String> names() {
        return texts().filter(Predicate.not(ContentId::isContentId));
    }

    /** Anything that UTF-8 can hold: controls, newlines, unassigned and non-characters, emoji, both directions. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20).filter(Predicate.not(Surrogates::isHalved)),
                Arbitraries.of("", " ", "\n", "\u0000", "\u2028", "😀👩‍👩‍👧", "\ufeffمرحبا", "\\ud83d", "{\"a\":[1]}", "null"));
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(0, 4_000_000_000_000_000L)
                .map(micros -> Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000));
    }
}
