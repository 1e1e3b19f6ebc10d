package dev.parley.dataset.contamination;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.text.ConversationAnnotation;
import dev.parley.text.Finding;
import dev.parley.text.MessageAnnotation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adds to what is known of conversations which questions of benchmarks stand in their users' messages. A question is a
 * finding under {@code contamination.KIND.BENCHMARK.PLACE}, such as {@code contamination.same-words.sociology_test.row-12},
 * with its score from 0 to 1: for each span of evidence one, or for the whole message where there is none.
 */
public final class ContaminationAnnotator {
    private final ContaminationFinder finder;

    public ContaminationAnnotator(ContaminationFinder finder) {
        this.finder = finder;
    }

    /** Changes when findings may change, be it because of the questions. */
    public String version() {
        return finder.version();
    }

    /**
     * The same annotations with what is found.
     *
     * @param annotations one for each conversation, in order
     */
    public List<ConversationAnnotation> annotate(
            List<Conversation> conversations, List<ConversationAnnotation> annotations) {
        Iterator<List<FoundQuestion>> found = finder.find(conversations.stream()
                        .flatMap(conversation -> conversation.messages().stream())
                        .filter(ContaminationAnnotator::isLookedAt)
                        .map(Message::content)
                        .toList())
                .iterator();
        var annotated = new ArrayList<ConversationAnnotation>(annotations.size());
        for (int i = 0; i < annotations.size(); i++) {
            annotated.add(annotations.get(i).withMessages(
                    messages(conversations.get(i), annotations.get(i).messages(), found)));
        }
        return annotated;
    }

    private List<MessageAnnotation> messages(
            Conversation conversation, List<MessageAnnotation> annotations, Iterator<List<FoundQuestion>> found) {
        var messages = new ArrayList<MessageAnnotation>(annotations.size());
        for (int i = 0; i < annotations.size(); i++) {
            Message message = conversation.messages().get(i);
            messages.add(isLookedAt(message)
                    ? annotations.get(i).plus(findings(message.content(), found.next()))
                    : annotations.get(i));
        }
        return messages;
    }

    private static boolean isLookedAt(Message message) {
        return message.role() == Role.USER && message.content().length() >= ContaminationFinder.SHORTEST;
    }

    private List<Finding> findings(String text, List<FoundQuestion> found) {
        return found.stream().flatMap(question -> findings(text, question)).toList();
    }

    private Stream<Finding> findings(String text, FoundQuestion found) {
        Match match = found.match();
        String signal = String.join(
                ".",
                "contamination",
                match.kind().label().replace(' ', '-'),
                finder.benchmarks().get(found.benchmark()).name(),
                found.question().place().replace(' ', '-'));
        List<Match.Span> evidence =
                match.evidence().isEmpty() ? List.of(new Match.Span(0, text.length())) : match.evidence();
        return evidence.stream().map(span -> new Finding(signal, match.roundedScore(), span.start(), span.end()));
    }
}
