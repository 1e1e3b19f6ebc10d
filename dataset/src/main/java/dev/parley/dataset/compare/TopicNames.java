package dev.parley.dataset.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.dataset.release.Release;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the topics of two releases are called side by side. A topic of the second release is one of the first if it goes on
 * from it, as {@code parley topics --previous} found: then both have its number, in a space of the same vectors and the same
 * mean, and the name is the newer one. Otherwise it is if it has the same label.
 *
 * @param before by the number in the first release
 * @param after by the number in the second
 */
record TopicNames(Map<Integer, String> before, Map<Integer, String> after) {
    TopicNames {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** The names; empty if either release has no topics. */
    static Optional<TopicNames> of(Release before, Release after) {
        return before.document("topics.json").flatMap(old -> after.document("topics.json").map(now -> of(old, now)));
    }

    private static TopicNames of(JsonNode old, JsonNode now) {
        var after = new HashMap<Integer, String>();
        Set<Integer> goneOn = new HashSet<>();
        boolean oneSpace = isSame("vectors", old, now) && isSame("mean", old, now);
        Set<String> taken = new HashSet<>();
        for (JsonNode topic : now.path("topics")) {
            after.put(number(topic), unique(label(topic), number(topic), taken));
            if (oneSpace && !topic.path("previous").isEmpty()) {
                goneOn.add(number(topic));
            }
        }
        var byLabel = new HashMap<String, String>();
        for (JsonNode topic : now.path("topics")) {
            if (!goneOn.contains(number(topic))) {
                byLabel.putIfAbsent(label(topic), after.getOrDefault(number(topic), ""));
            }
        }
        var before = new HashMap<Integer, String>();
        for (JsonNode topic : old.path("topics")) {
            String same = goneOn.contains(number(topic)) ? after.get(number(topic)) : byLabel.remove(label(topic));
            before.put(number(topic), same == null ? unique(label(topic), number(topic), taken) : same);
        }
        return new TopicNames(before, after);
    }

    private static boolean isSame(String property, JsonNode old, JsonNode now) {
        return old.path(property).equals(now.path(property));
    }

    private static String unique(String label, int number, Set<String> taken) {
        String name = taken.contains(label) ? label + " (" + number + ")" : label;
        taken.add(name);
        return name;
    }

    private static int number(JsonNode topic) {
        return topic.path("id").asInt();
    }

    private static String label(JsonNode topic) {
        return topic.path("label").asText();
    }
}
