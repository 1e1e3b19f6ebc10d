package dev.parley.dataset.relation;

import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Conversations full of relations: a few prompts asked by a few users of two models, answered in a few ways, some of
 * them with words changed, some regenerated, some going on, many with the same time or with none.
 */
final class RandomCorpus {
    private final RandomGenerator random;
    private final List<String> prompts;
    private final List<String> answers;

    private RandomCorpus(long seed, int size) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        prompts = IntStream.range(0, 2 + size / 30).mapToObj(i -> text()).toList();
        answers = IntStream.range(0, 2 + size / 30).mapToObj(i -> text()).toList();
    }

    static List<Conversation> of(long seed, int size) {
        var corpus = new RandomCorpus(seed, size);
        return IntStream.range(0, size).mapToObj(corpus::conversation).toList();
    }

    private Conversation conversation(int number) {
        var messages = new ArrayList<Message>();
        do {
            messages.add(Message.user(edited(any(prompts))));
            if (random.nextInt(10) > 0) {
                messages.add(Message.assistant(edited(any(answers))));
            }
        } while (random.nextInt(3) == 0);
        return new Conversation(
                "conversation " + number,
                any(List.of("a", "b")),
                messages,
                random.nextBoolean() ? Optional.of(any(List.of("ann", "bob"))) : Optional.empty(),
                random.nextInt(4) > 0 ? Optional.of(Instant.ofEpochSecond(random.nextInt(5))) : Optional.empty(),
                Attributes.NONE);
    }

    /** From one word, which has no shingles, to sixty. */
    private String text() {
        int words = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 5 + random.nextInt(55);
        return IntStream.range(0, words).mapToObj(i -> word()).collect(Collectors.joining(" "));
    }

    private String edited(String text) {
        if (random.nextInt(3) > 0) {
            return text;
        }
        String[] words = text.split(" ");
        words[random.nextInt(words.length)] = word();
        return String.join(" ", words);
    }

    private String word() {
        return Integer.toString(random.nextInt(5000), 36);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
