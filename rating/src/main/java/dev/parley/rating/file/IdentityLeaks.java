package dev.parley.rating.file;

import dev.parley.core.Conversation;
import dev.parley.core.IdentityWords;
import dev.parley.core.Message;
import java.util.Locale;

/** Whether somebody in a conversation names a model or its maker: FastChat's words, anywhere in a text. */
final class IdentityLeaks {
    private IdentityLeaks() {}

    static boolean in(Conversation conversation) {
        for (Message message : conversation.messages()) {
            String text = message.content().toLowerCase(Locale.ROOT);
            if (IdentityWords.ALL.stream().anyMatch(text::contains)) {
                return true;
            }
        }
        return false;
    }
}
