package dev.parley.rating.vote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for names, in the order in which they are met. */
public final class Names {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The number of a name, from 0; a new one if it was not met before. */
    public int number(String name) {
        Integer known = numbers.putIfAbsent(name, names.size());
        if (known == null) {
            names.add(name);
            return names.size() - 1;
        }
        return known;
    }

    /** The number of a name, -1 if it was not met. */
    public int find(String name) {
        return numbers.getOrDefault(name, -1);
    }

    /** The name that has this number. */
    public String name(int number) {
        return names.get(number);
    }

    public int size() {
        return names.size();
    }

    /** All names, in the order of their numbers. */
    public List<String> all() {
        return List.copyOf(names);
    }
}
