package dev.parley.core;

import java.util.List;
import java.util.stream.Stream;

/**
 * Words, in lower case, by which a model gives away who it is: the names of models and of their makers in FastChat's
 * {@code clean_battle_data.py} (0e6d3e4b), parted by whether people also use them for something else.
 */
public final class IdentityWords {
    /** Words that mean nothing but a model or its maker. */
    public static final List<String> NAMES = List.of(
            "lmsys",
            "uc berkeley",
            "open assistant",
            "laion",
            "chatglm",
            "chatgpt",
            "gpt-4",
            "openai",
            "anthropic",
            "lamda",
            "qianwan",
            "qwen",
            "zhipu",
            "keg lab",
            "01.ai",
            "ai2",
            "tülu",
            "tulu",
            "deepseek",
            "dbrx",
            "databricks");

    /** Words that also have an everyday meaning, such as a palm. */
    public static final List<String> EVERYDAY = List.of(
            "vicuna",
            "koala",
            "claude",
            "bard",
            "palm",
            "google",
            "gemini",
            "llama",
            "alibaba",
            "mistral",
            "hermes",
            "cohere");

    /** All of FastChat's list. */
    public static final List<String> ALL = Stream.concat(NAMES.stream(), EVERYDAY.stream()).toList();

    private IdentityWords() {}
}
