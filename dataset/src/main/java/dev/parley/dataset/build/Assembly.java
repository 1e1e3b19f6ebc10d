package dev.parley.dataset.build;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.core.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A conversation put together from all that was logged under its id: the last state wins and the votes are joined to
 * it.
 *
 * <p>States of one conversation begin with the same words of the user. Where different conversations came under one id,
 * as happens when files of several sources are read together, each is kept: the last one keeps the id, the others get a
 * mark of their beginning behind it.
 *
 * @param source name of the format that the last state was read from
 * @param superseded how many earlier states there were
 */
record Assembly(Conversation conversation, String source, List<JoinedVote> votes, int superseded) {
    private static final Comparator<Logged.State> BY_STATE = Comparator.comparing(
                    Logged.State::state, Conversation.BY_STATE)
            .thenComparing(Logged.State::source);

    /**
     * The conversations that were logged under one id.
     *
     * @param logged everything about one id, in any order
     * @return the conversations under that id; none if there are only votes
     */
    static List<Assembly> of(List<Logged> logged) {
        Map<String, List<Logged.State>> states = new TreeMap<>(logged.stream()
                .filter(Logged.State.class::isInstance)
                .map(Logged.State.class::cast)
                .collect(Collectors.groupingBy(state -> beginning(state.state()))));
        List<JoinedVote> votes = logged.stream()
                .filter(Logged.Judged.class::isInstance)
                .map(judged -> ((Logged.Judged) judged).vote())
                .distinct()
                .sorted(JoinedVote.ORDER)
                .toList();
        var assemblies = new ArrayList<Assembly>();
        states.values().forEach(same -> {
            Logged.State last = same.stream().max(BY_STATE).orElseThrow();
            assemblies.add(new Assembly(last.state(), last.source(), List.of(), same.size() - 1));
        });
        assemblies.sort(Comparator.comparing(Assembly::conversation, Conversation.BY_STATE).reversed());
        for (int i = 0; i < assemblies.size(); i++) {
            Assembly assembly = assemblies.get(i);
            assemblies.set(i, i == 0 ? assembly.with(votes) : assembly.withMark());
        }
        return assemblies;
    }

    /** Whether two states under one id are of one conversation. */
    static boolean isSameConversation(Logged.State one, Logged.State other) {
        return beginning(one.state()).equals(beginning(other.state()));
    }

    /** The one of two states that wins. */
    static Logged.State later(Logged.State one, Logged.State other) {
        return BY_STATE.compare(one, other) >= 0 ? one : other;
    }

    private static String beginning(Conversation state) {
        return state.messages().stream()
                .filter(message -> message.role() == Role.USER)
                .map(Message::content)
                .findFirst()
                .orElse("");
    }

    private Assembly with(List<JoinedVote> others) {
        return new Assembly(conversation, source, others, superseded);
    }

    private Assembly withMark() {
        String id = SortKey.marked(conversation.id(), beginning(conversation));
        return new Assembly(
                new Conversation(
                        id,
                        conversation.model(),
                        conversation.messages(),
                        conversation.user(),
                        conversation.time(),
                        conversation.attributes()),
                source,
                votes,
                superseded);
    }
}
