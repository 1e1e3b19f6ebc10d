package dev.parley.rating;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real votes, where they are at hand; a test that asks for them is skipped where they are not. */
public final class SharedVotes {
    private SharedVotes() {}

    /** All outcomes of Chatbot Arena up to August 2024, counted. */
    public static Path arena() {
        return find("chatbotarena_20240814.json");
    }

    /** Votes of LLMFAO's crowd, with who voted. */
    public static Path llmfao() {
        return find("llmfao-crowd-comparisons.csv");
    }

    private static Path find(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/data/votes").resolve(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        assumeTrue(false, name + " is not at hand in shared/data/votes");
        throw new AssertionError();
    }
}
