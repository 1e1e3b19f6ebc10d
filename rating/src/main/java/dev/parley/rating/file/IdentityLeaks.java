package dev.parley.rating.file;

import dev.parley.core.Conversation;
import dev.parley.core.Message;
import java.util.List;
import java.util.Locale;

/** Whether somebody in a conversation names a model or its maker: FastChat's words, anywhere in a text. */
final class IdentityLeaks {
    /** {@code clean_battle_data.py} at 0e6d3e4b, in lower case. */
    private static final List<String> WORDS = List.of(
            "vicuna",
            "lmsys",
            "koala",
            "uc berkeley",
            "open assistant",
            "laion",
            "chatglm",
            "chatgpt",
            "gpt-4",
            "openai",
            "anthropic",
            "claude",
            "bard",
            "palm",
            "lamda",
            "google",
            "gemini",
            "llama",
            "qianwan",
            "qwen",
            "alibaba",
            "mistral",
            "zhipu",
            "keg lab",
            "01.ai",
            "ai2",
            "tülu",
            "tulu",
            "deepseek",
            "hermes",
            "cohere",
            "dbrx",
            "databricks");

    private IdentityLeaks() {}

    static boolean in(Conversation conversation) {
        for (Message message : conversation.messages()) {
            String text = message.content().toLowerCase(Locale.ROOT);
            if (WORDS.stream().anyMatch(text::contains)) {
                return true;
            }
        }
        return false;
    }
}
