package dev.parley.text.language;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Optional;

/** The scripts that tell languages apart. */
@SuppressWarnings("EnumOrdinal") // One byte for each character of the basic plane.
enum Script {
    /** No letter. */
    NONE(),
    LATIN(UnicodeScript.LATIN),
    CYRILLIC(UnicodeScript.CYRILLIC),
    ARABIC(UnicodeScript.ARABIC),
    HEBREW(UnicodeScript.HEBREW),
    DEVANAGARI(UnicodeScript.DEVANAGARI),
    BENGALI(UnicodeScript.BENGALI),
    ETHIOPIC(UnicodeScript.ETHIOPIC),
    TIBETAN(UnicodeScript.TIBETAN),
    MYANMAR("my", UnicodeScript.MYANMAR),
    HAN("zh", UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
    KANA("ja", UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
    HANGUL("ko", UnicodeScript.HANGUL),
    GREEK("el", UnicodeScript.GREEK),
    ARMENIAN("hy", UnicodeScript.ARMENIAN),
    GEORGIAN("ka", UnicodeScript.GEORGIAN),
    GURMUKHI("pa", UnicodeScript.GURMUKHI),
    GUJARATI("gu", UnicodeScript.GUJARATI),
    ORIYA("or", UnicodeScript.ORIYA),
    TAMIL("ta", UnicodeScript.TAMIL),
    TELUGU("te", UnicodeScript.TELUGU),
    KANNADA("kn", UnicodeScript.KANNADA),
    MALAYALAM("ml", UnicodeScript.MALAYALAM),
    SINHALA("si", UnicodeScript.SINHALA),
    THAI("th", UnicodeScript.THAI),
    LAO("lo", UnicodeScript.LAO),
    KHMER("km", UnicodeScript.KHMER),
    THAANA("dv", UnicodeScript.THAANA),
    CHEROKEE("chr", UnicodeScript.CHEROKEE),
    OTHER();

    private static final byte[] BY_CHARACTER = byCharacter();
    private static final Script[] ALL = values();

    private final Optional<String> language;
    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so.
    private final List<UnicodeScript> members;

    Script(UnicodeScript... members) {
        this.language = Optional.empty();
        this.members = List.of(members);
    }

    Script(String language, UnicodeScript... members) {
        this.language = Optional.of(language);
        this.members = List.of(members);
    }

    /** The code of the language that nearly all texts in this script are written in, if there is one. */
    Optional<String> language() {
        return language;
    }

    /** The script of a character of the basic plane; all others count as none. */
    static Script of(char c) {
        return ALL[BY_CHARACTER[c]];
    }

    private static byte[] byCharacter() {
        byte[] scripts = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < scripts.length; c++) {
            if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
                scripts[c] = (byte) of(UnicodeScript.of(c)).ordinal();
            }
        }
        return scripts;
    }

    private static Script of(UnicodeScript script) {
        for (Script candidate : values()) {
            if (candidate.members.contains(script)) {
                return candidate;
            }
        }
        return OTHER;
    }
}
