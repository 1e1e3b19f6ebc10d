package dev.parley.model.guard;

/** Tells how many tokens a text has, where the model does not. */
@FunctionalInterface
public interface TokenCounter {
    /**
     * A rule of thumb that needs no vocabulary: four characters a token in alphabets, as OpenAI's tokenizer guide says
     * of English, and one in ideographs.
     */
    TokenCounter BY_CHARACTERS = text -> {
        long ideographs = text.codePoints().filter(Character::isIdeographic).count();
        long others = text.codePointCount(0, text.length()) - ideographs;
        return ideographs + Math.ceilDiv(others, 4);
    };

    long count(String text);
}
