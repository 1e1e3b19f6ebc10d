package dev.parley.text.quality;

import dev.parley.text.Finding;
import java.util.function.Consumer;

/** A message of white space and invisible characters only. */
final class Blank implements Rule {
    static final String SIGNAL = "quality.blank";

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        if (passage.content().codePoints().noneMatch(Blank::isVisible)) {
            findings.accept(passage.finding(SIGNAL, 1));
        }
    }

    private static boolean isVisible(int character) {
        int type = Character.getType(character);
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && type != Character.FORMAT
                && type != Character.CONTROL;
    }
}
