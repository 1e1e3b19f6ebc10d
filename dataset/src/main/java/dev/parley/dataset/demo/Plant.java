package dev.parley.dataset.demo;

/**
 * Something that was put into the logs for the build to find.
 *
 * @param conversation the conversation that holds it
 * @param evidence for personal data and secrets the very text, for a duplicate the id of its original, else empty
 */
public record Plant(Kind kind, String conversation, String evidence) {

    /** What was planted. */
    public enum Kind {
        EMAIL,
        PHONE,
        CREDIT_CARD,
        IBAN,
        NATIONAL_ID,
        SECRET,
        EXACT_DUPLICATE,
        NEAR_DUPLICATE,
        PREFIX_DUPLICATE,
        ERROR_ANSWER,
        REFUSAL,
        CUT_OFF
    }
}
