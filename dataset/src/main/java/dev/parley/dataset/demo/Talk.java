package dev.parley.dataset.demo;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Ordinary conversations about ordinary things, no two of them about the same things. */
final class Talk {
    private final SplittableRandom random;
    private final Map<String, Phrases> languages = new TreeMap<>(Phrases.all());
    private final Set<String> asked = new HashSet<>();
    private final Set<Set<String>> discussed = new HashSet<>();

    Talk(SplittableRandom random) {
        this.random = random;
    }

    Set<String> languages() {
        return languages.keySet();
    }

    Phrases phrases(String language) {
        return Optional.ofNullable(languages.get(language)).orElseThrow();
    }

    /** Alternating messages of so many turns. */
    List<Message> messages(String language, int turns) {
        Phrases phrases = phrases(language);
        List<String> topics = newTopics(phrases, turns);
        List<Message> messages = new ArrayList<>();
        for (String topic : topics) {
            String question = phrases.question(random.nextInt(phrases.questions().size()), topic);
            if (messages.isEmpty() && !asked.add(question)) {
                return messages(language, turns);
            }
            messages.add(Message.user(question));
            messages.add(Message.assistant(phrases.fact(topic)));
        }
        return messages;
    }

    private List<String> newTopics(Phrases phrases, int count) {
        var all = List.copyOf(new TreeSet<>(phrases.topics().keySet()));
        while (true) {
            Set<String> chosen = new HashSet<>();
            List<String> inOrder = new ArrayList<>();
            while (chosen.size() < count) {
                String topic = all.get(random.nextInt(all.size()));
                if (chosen.add(topic)) {
                    inOrder.add(topic);
                }
            }
            if (discussed.add(chosen)) {
                return inOrder;
            }
        }
    }

    /** The same user messages, answered by somebody of fewer words: the last sentence of each answer. */
    static List<Message> tersely(Conversation conversation) {
        return conversation.messages().stream()
                .map(message -> message.role() == Role.USER ? message : message.withContent(lastSentence(message.content())))
                .toList();
    }

    private static String lastSentence(String text) {
        return text.replaceFirst("(?s)^.*[.。।]\\s*(?=\\S)", "");
    }
}
