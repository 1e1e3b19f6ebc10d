package dev.parley.dataset.contamination;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found in the texts that were looked at last: people send the same prompt to many models. */
final class LatestTexts {
    private static final int MOST = 1 << 14;

    /** Characters of a text beyond which it is hardly sent again, and holds much memory. */
    private static final int LONGEST = 2000;

    private final Map<String, List<FoundQuestion>> latest = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<FoundQuestion>> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<List<FoundQuestion>> get(String text) {
        return Optional.ofNullable(latest.get(text));
    }

    synchronized void put(String text, List<FoundQuestion> found) {
        if (text.length() <= LONGEST) {
            latest.put(text, found);
        }
    }
}
