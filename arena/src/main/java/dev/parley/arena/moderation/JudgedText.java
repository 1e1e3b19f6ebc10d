package dev.parley.arena.moderation;

import dev.parley.core.Message;
import dev.parley.moderation.Assessment;
import dev.parley.moderation.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What an answer says, judged window by window as it grows. */
final class JudgedText {
    private final LiveModerator moderator;
    private final StringBuilder said = new StringBuilder();
    private final List<Outcome> outcomes = new ArrayList<>();
    private int judged;
    private int judgedAsOne;
    private int free;

    JudgedText(LiveModerator moderator) {
        this.moderator = moderator;
    }

    void add(String more) {
        said.append(more);
    }

    int length() {
        return said.length();
    }

    /** So many characters may be given out. */
    int free() {
        return free;
    }

    /** Whether there is a window to judge. */
    boolean isDue() {
        return said.length() - judged >= moderator.window().characters();
    }

    /** Judges what was not judged yet, together with what is held back of what was. */
    Outcome judgeWindow() {
        Outcome outcome = assess(free);
        judged = said.length();
        free = Math.max(free, border(judged - moderator.window().heldBack()));
        return outcome;
    }

    /** Judges all of it as one, which may mean more than its windows; says the worst of all that was found. */
    Outcome judgeWhole() {
        if (judgedAsOne < said.length()) {
            assess(0);
        }
        judged = said.length();
        free = judged;
        return Assessment.worst(moderator.id(), outcomes);
    }

    private Outcome assess(int from) {
        Outcome outcome = moderator.assess(List.of(Message.assistant(said.substring(from)))).getFirst();
        outcomes.add(outcome);
        if (from == 0) {
            judgedAsOne = said.length();
        }
        return outcome;
    }

    /** The place, or one before it if it would cut a character in two. */
    private int border(int place) {
        boolean cuts = place > 0 && place < said.length() && Character.isLowSurrogate(said.charAt(place));
        return cuts ? place - 1 : place;
    }

    @Override
    public String toString() {
        return said.toString();
    }
}
