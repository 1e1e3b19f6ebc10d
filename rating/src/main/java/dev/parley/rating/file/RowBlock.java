package dev.parley.rating.file;

import dev.parley.rating.vote.Ballot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The votes of one block of a file, in columns, with the numbers that its {@link Lane} has for names. */
final class RowBlock {
    /** Votes that had to be read the thorough way. */
    final List<Ballot> others = new ArrayList<>();

    List<String> newModels = List.of();
    List<String> newJudges = List.of();
    List<String> newLanguages = List.of();

    int[] modelA;
    int[] modelB;
    byte[] outcome;
    boolean[] anonymous;
    int[] judge;
    int[] language;
    int[] turns;
    long[] time;
    int size;
    long unreadable;

    /** @param capacity how many votes are expected */
    RowBlock(int capacity) {
        modelA = new int[capacity];
        modelB = new int[capacity];
        outcome = new byte[capacity];
        anonymous = new boolean[capacity];
        judge = new int[capacity];
        language = new int[capacity];
        turns = new int[capacity];
        time = new long[capacity];
    }

    /** Makes room for one row more. */
    void grow() {
        if (size == time.length) {
            int capacity = 2 * size;
            modelA = Arrays.copyOf(modelA, capacity);
            modelB = Arrays.copyOf(modelB, capacity);
            outcome = Arrays.copyOf(outcome, capacity);
            anonymous = Arrays.copyOf(anonymous, capacity);
            judge = Arrays.copyOf(judge, capacity);
            language = Arrays.copyOf(language, capacity);
            turns = Arrays.copyOf(turns, capacity);
            time = Arrays.copyOf(time, capacity);
        }
    }
}
