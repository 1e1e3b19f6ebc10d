package dev.parley.core;

/**
 * One message of a conversation.
 *
 * @param content the text as it was written; never null, may be empty. Image and tool parts stand in the attributes
 */
public record Message(Role role, String content, Attributes attributes) {
    public Message(Role role, String content) {
        this(role, content, Attributes.NONE);
    }

    public static Message user(String content) {
        return new Message(Role.USER, content);
    }

    public static Message assistant(String content) {
        return new Message(Role.ASSISTANT, content);
    }

    public Message withContent(String other) {
        return new Message(role, other, attributes);
    }
}
