package dev.parley.text.personal;

import dev.parley.text.Finding;
import java.util.List;

/**
 * Finds people, and may find places and organisations, in running text. A finder by word lists ships with Parley; one
 * that asks a model can take its place.
 */
@FunctionalInterface
public interface NameFinder {
    /**
     * Finds names in a text.
     *
     * @return findings of {@link Kind#PERSON}, {@link Kind#TITLE}, {@link Kind#ORGANIZATION}, {@link Kind#LOCATION} or
     *     {@link Kind#NATIONALITY}, in any order, possibly overlapping; scores from 0 to 1
     */
    List<Finding> find(String text);
}
