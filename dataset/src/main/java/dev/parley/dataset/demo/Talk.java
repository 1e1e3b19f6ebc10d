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

    /**
     * Alternating messages of so many turns: about other topics, and begun with another question, than all before.
     *
     * @throws IllegalStateException if the phrases of the language are used up
     */
    List<Message> messages(String language, int turns) {
        Phrases phrases = phrases(language);
        for (int attempt = 0; attempt < 1_000; attempt++) {
            List<String> topics = someOf(phrases.topics().keySet(), turns);
            List<String> questions = topics.stream()
                    .map(topic -> phrases.question(random.nextInt(phrases.questions().size()), topic))
                    .toList();
            if (!asked.contains(questions.getFirst()) && discussed.add(Set.copyOf(topics))) {
                asked.add(questions.getFirst());
                return messages(questions, topics.stream().map(phrases::fact).toList());
            }
        }
        throw new IllegalStateException("there are too few phrases for so many conversations in '" + language + "'");
    }

    private static List<Message> messages(List<String> questions, List<String> answers) {
        List<Message> messages = new ArrayList<>();
        for (int turn = 0; turn < questions.size(); turn++) {
            messages.add(Message.user(questions.get(turn)));
            messages.add(Message.assistant(answers.get(turn)));
        }
        return messages;
    }

    private List<String> someOf(Set<String> all, int count) {
        List<String> left = new ArrayList<>(new TreeSet<>(all));
        List<String> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            chosen.add(left.remove(random.nextInt(left.size())));
        }
        return chosen;
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
