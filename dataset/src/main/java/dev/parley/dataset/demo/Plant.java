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
        EMAIL("email"),
        PHONE("phone"),
        CREDIT_CARD("credit-card"),
        IBAN("iban"),
        NATIONAL_ID("national-id"),
        SECRET("secret"),
        EXACT_DUPLICATE("exact-conversation"),
        NEAR_DUPLICATE("near-conversation"),
        PREFIX_DUPLICATE("prefix"),
        ERROR_ANSWER("error-text"),
        REFUSAL("refusal"),
        CUT_OFF("cut-off");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        /** The rule of the default recipe that should find it. */
        public String rule() {
            return rule;
        }
    }
}
