package dev.parley.text.quality;

import dev.parley.text.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * The names of models and makers for which FastChat's clean_battle_data.py drops a battle, as substrings in any case
 * and in the words of either side, each at its first place. For compatibility: it hits "palm tree" and "google it" too,
 * for which there is {@link Identity}.
 */
final class IdentityWord implements Rule {
    static final String SIGNAL = "quality.identity-word";

    private static final Keywords WORDS = new Keywords(List.of(
            "vicuna", "lmsys", "koala", "uc berkeley", "open assistant", "laion", "chatglm", "chatgpt", "gpt-4",
            "openai",
            "anthropic", "claude", "bard", "palm", "lamda", "google", "gemini", "llama", "qianwan", "qwen", "alibaba",
            "mistral", "zhipu", "KEG lab", "01.AI", "AI2", "Tülu", "Tulu", "deepseek", "hermes", "cohere", "DBRX",
            "databricks"));

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        var seen = new HashSet<String>();
        WORDS.find(passage.content(), (word, start) -> {
            if (seen.add(word)) {
                findings.accept(new Finding(SIGNAL, 1, start, start + word.length()));
            }
        });
    }
}
