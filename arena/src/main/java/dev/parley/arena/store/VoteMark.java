package dev.parley.arena.store;

/**
 * What a rule says of a vote. A marked vote is kept; whoever counts votes decides which marks matter.
 *
 * @param rule such as {@link #IDENTITY_LEAK}
 * @param detail what the rule found, without text of the conversation
 */
public record VoteMark(String rule, String detail) {
    /** A model named itself or its maker before the vote, so that the vote was not anonymous. */
    public static final String IDENTITY_LEAK = "identity-leak";
}
