package dev.parley.text.quality;

import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.text.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Applies the rules of this package to the messages of a conversation, each rule to the roles it is made for. */
public final class Quality {
    /** Changes whenever a finding about the same conversation would. */
    public static final String VERSION = "quality-1";

    /** On the last message, if it is the user's. */
    static final String UNANSWERED = "quality.unanswered";

    /** On a prompt that says again what the one before it said: an answer asked for once more. Score 1. */
    static final String REGENERATION = "quality.regeneration";

    /** On an answer that an earlier turn of the conversation was already given. Score 1. */
    static final String SAME_ANSWER = "quality.repetition.same-answer";

    /** Less is said twice without meaning anything: "Go on." */
    private static final int SHORTEST_REPEATED = 20;

    /** Every signal there is. */
    public static final Set<String> SIGNALS = Set.copyOf(Stream.concat(
                    Repetition.SIGNALS.stream(),
                    Stream.of(
                            Blank.SIGNAL,
                            CharacterShares.LONG_WORD,
                            CharacterShares.RUNS,
                            CharacterShares.SYMBOLS,
                            CharacterShares.WHITE_SPACE,
                            CutOff.SIGNAL,
                            ErrorText.SIGNAL,
                            Identity.SIGNAL,
                            IdentityWord.SIGNAL,
                            Redaction.SIGNAL,
                            Refusal.SIGNAL,
                            REGENERATION,
                            SAME_ANSWER,
                            TemplateMarker.SIGNAL,
                            UNANSWERED))
            .toList());

    private static final List<Rule> ANYBODY =
            List.of(new Blank(), new ErrorText(), new IdentityWord(), new Redaction());

    private static final Map<Role, List<Rule>> BY_ROLE = Map.of(
            Role.USER, List.of(new TemplateMarker()),
            Role.ASSISTANT,
                    List.of(new Refusal(), new CutOff(), new Identity(), new Repetition(), new CharacterShares()));

    private Quality() {}

    /** For each message what was found in it, in no particular order. */
    public static List<List<Finding>> find(List<Message> messages) {
        var findings = new ArrayList<List<Finding>>();
        for (Message message : messages) {
            var found = new ArrayList<Finding>();
            examine(message, found::add);
            findings.add(found);
        }
        examineTurns(messages, findings);
        return findings;
    }

    private static void examine(Message message, Consumer<Finding> findings) {
        Passage passage = Passage.of(message.content());
        for (Rule rule : ANYBODY) {
            rule.examine(passage, findings);
        }
        for (Rule rule : BY_ROLE.getOrDefault(message.role(), List.of())) {
            rule.examine(passage, findings);
        }
    }

    /** What only the place of a message in its conversation shows. */
    private static void examineTurns(List<Message> messages, List<List<Finding>> findings) {
        var answers = new HashSet<String>();
        String prompt = "";
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            String content = message.content().strip();
            if (content.length() < SHORTEST_REPEATED) {
                continue;
            }
            if (message.role() == Role.USER) {
                if (content.equals(prompt)) {
                    findings.get(i).add(wholly(message, REGENERATION));
                }
                prompt = content;
            } else if (message.role() == Role.ASSISTANT && !answers.add(content)) {
                findings.get(i).add(wholly(message, SAME_ANSWER));
            }
        }
        if (!messages.isEmpty() && messages.getLast().role() == Role.USER) {
            findings.getLast().add(wholly(messages.getLast(), UNANSWERED));
        }
    }

    private static Finding wholly(Message message, String signal) {
        return new Finding(signal, 1, 0, message.content().length());
    }
}
