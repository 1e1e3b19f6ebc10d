package dev.parley.text.quality;

import dev.parley.text.Finding;
import dev.parley.text.Words;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An answer that stops before its end. Certain (1) with the cursor that a chat page shows while text is still coming
 * (FastChat, clean_battle_data.py, "unfinished"); likely (.9) in a code block that is never closed, and (.8) behind a
 * comma or a word that needs another; possible (.3) where a long last line of a text that elsewhere ends its sentences
 * does not end its own.
 */
final class CutOff implements Rule {
    static final String SIGNAL = "quality.cut-off";

    private static final String CURSOR = "▌";
    private static final String CURSOR_ELEMENT = "<span class=\"cursor\">";

    /** Headings, list items and signatures are shorter. */
    private static final int LONG_LINE = 60;

    private static final String SENTENCE_ENDS = ".!?:;…。！？：；।؟۔։።";
    private static final String CONTINUERS = ",(-–—،、，";

    private static final Set<String> OPEN_WORDS = Set.of(
            "the", "a", "an", "and", "or", "of", "to", "with", "for", "from", "that", "which", "because", "is", "are",
            "und", "oder", "der", "die", "das", "ein", "eine", "mit", "für", "dass", "weil", "et", "ou", "le", "la",
            "les",
            "un", "une", "de", "des", "du", "avec", "pour", "que", "y", "o", "el", "los", "las", "una", "con",
            "para", "por",
            "e", "os", "um", "uma", "il", "lo", "gli", "di", "che", "per", "и", "или", "в", "с", "на", "что", "для");

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        String content = passage.content();
        int end = passage.end();
        int cursor = Math.max(content.lastIndexOf(CURSOR), content.lastIndexOf(CURSOR_ELEMENT));
        if (cursor >= 0 && cursor >= end - CURSOR_ELEMENT.length() - "</span>".length()) {
            findings.accept(new Finding(SIGNAL, 1, cursor, end));
        } else if (passage.code().isOpen() && isBegun(content, passage.code().open(), end)) {
            findings.accept(new Finding(SIGNAL, .9, passage.code().open(), end));
        } else if (end > 0) {
            examineLastLine(content, content.lastIndexOf('\n', end - 1) + 1, end, findings);
        }
    }

    /** Whether code follows an opening fence; one before an empty line or the end rather closes what was nested. */
    private static boolean isBegun(String content, int fence, int end) {
        int line = content.indexOf('\n', fence);
        return line >= 0 && line + 1 < end && content.charAt(line + 1) != '\n';
    }

    private static void examineLastLine(String content, int start, int end, Consumer<Finding> findings) {
        if (end - start < LONG_LINE || !endsASentence(content, end)) {
            return;
        }
        int last = content.codePointBefore(end);
        boolean pending = CONTINUERS.indexOf(last) >= 0;
        if (pending || (Character.isLetter(last) && !isWrittenWithoutStops(last))) {
            int word = lastWord(content, start, end);
            boolean open = pending || OPEN_WORDS.contains(content.substring(word, end).toLowerCase(Locale.ROOT));
            if (!isLink(content, word)) {
                findings.accept(new Finding(SIGNAL, open ? .8 : .3, word, end));
            }
        }
    }

    /** Whether some sentence before {@code end} has a full stop, as a text has whose writer uses them. */
    private static boolean endsASentence(String content, int end) {
        for (int i = 0; i + 1 < end; i++) {
            if (SENTENCE_ENDS.indexOf(content.charAt(i)) >= 0
                    && (Character.isWhitespace(content.charAt(i + 1)) || content.charAt(i) > 0x7F)) {
                return true;
            }
        }
        return false;
    }

    /** Thai, Lao, Khmer and Burmese end a sentence by a space. */
    private static boolean isWrittenWithoutStops(int character) {
        return Words.isWrittenWithoutSpaces(character) && character < 0x2E80;
    }

    private static int lastWord(String content, int start, int end) {
        int word = end;
        while (word > start && !Character.isWhitespace(content.charAt(word - 1)) && end - word < 100) {
            word--;
        }
        return word;
    }

    private static boolean isLink(String content, int word) {
        return content.startsWith("http", word) || content.startsWith("www.", word);
    }
}
