package dev.parley.text.quality;

import dev.parley.text.Finding;
import java.util.function.Consumer;

/** Looks for one kind of thing in one message. Holds no state. */
@FunctionalInterface
interface Rule {
    void examine(Passage passage, Consumer<Finding> findings);
}
