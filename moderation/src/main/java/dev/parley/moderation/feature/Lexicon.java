package dev.parley.moderation.feature;

import dev.parley.core.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words and phrases by the concept that they stand for, such as {@code hate} or {@code group}: what one language has
 * taught about concepts holds in all. At most 64 concepts; a set of them is a {@code long}.
 */
final class Lexicon {
    /** Phrases have at most this many words. */
    static final int LONGEST_PHRASE = 5;

    private static final int SHORTEST_STEM = 2;

    private final List<String> concepts = new ArrayList<>();
    private final HashTable words;
    private final HashTable stems;
    private final HashTable phrases;
    /** Hashes of first words of phrases. */
    private final HashTable openings;

    private Lexicon(Map<Long, Long> words, Map<Long, Long> stems, Map<Long, Long> phrases, Map<Long, Long> openings) {
        this.words = HashTable.of(words);
        this.stems = HashTable.of(stems);
        this.phrases = HashTable.of(phrases);
        this.openings = HashTable.of(openings);
    }

    /** The lexicon that ships with Parley. */
    static Lexicon standard() {
        try (InputStream in = Lexicon.class.getResourceAsStream("lexicon.txt")) {
            if (in == null) {
                throw new IllegalStateException("the lexicon is part of the program");
            }
            return read(in);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Lexicon read(InputStream in) throws IOException {
        var builder = new Builder();
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                builder.add(line);
            }
        }
        return builder.build();
    }

    /** The names of the concepts; the index of a concept is its bit in a set. */
    List<String> concepts() {
        return Collections.unmodifiableList(concepts);
    }

    /** The concepts of the token, and of phrases that begin with it. */
    long conceptsAt(Tokens tokens, int token) {
        long whole = tokens.hash(token);
        long found = words.get(whole) | stemsOf(tokens, tokens.start(token), tokens.end(token));
        if (openings.get(whole) != 0) {
            found |= phrasesAt(tokens, token, whole);
        }
        if (found == 0 && tokens.length(token) >= 8) {
            found = joined(tokens, tokens.start(token), tokens.end(token));
        }
        return found;
    }

    private long stemsOf(Tokens tokens, int start, int end) {
        long found = 0;
        for (int cut = start + SHORTEST_STEM; cut <= end; cut++) {
            found |= stems.get(tokens.hash(start, cut));
        }
        return found;
    }

    private long phrasesAt(Tokens tokens, int token, long whole) {
        long found = 0;
        long hash = whole;
        int last = Math.min(tokens.count(), token + LONGEST_PHRASE);
        for (int next = token + 1; next < last; next++) {
            hash = Tokens.phrase(hash, tokens.hash(next));
            found |= phrases.get(hash);
        }
        return found;
    }

    /** The concepts of two words of at least four letters that were written as one. */
    private long joined(Tokens tokens, int start, int end) {
        long found = 0;
        for (int cut = start + 4; cut <= end - 4; cut++) {
            found |= words.get(tokens.hash(cut, end)) | words.get(tokens.hash(start, cut));
        }
        return found;
    }

    private static final class Builder {
        private final List<String> concepts = new ArrayList<>();
        private final Map<Long, Long> words = new HashMap<>();
        private final Map<Long, Long> stems = new HashMap<>();
        private final Map<Long, Long> phrases = new HashMap<>();
        private final Map<Long, Long> openings = new HashMap<>();
        private final Folding folding = new Folding();
        private final Tokens tokens = new Tokens();

        void add(String line) {
            int colon = line.indexOf(':');
            if (colon < 0 || line.indexOf(' ') < 0) {
                throw new InputException("the lexicon's line '" + line + "' lacks 'concept language:'");
            }
            String concept = line.substring(0, line.indexOf(' '));
            if (!concepts.contains(concept)) {
                concepts.add(concept);
            }
            long set = 1L << concepts.indexOf(concept);
            for (String entry : line.substring(colon + 1).strip().split(" ", -1)) {
                boolean stem = entry.endsWith("*");
                folding.fold(entry.replace("*", "").replace('_', ' '));
                tokens.cut(folding);
                add(stem, set);
            }
        }

        private void add(boolean stem, long set) {
            long hash = tokens.hash(0);
            if (tokens.count() == 1) {
                (stem ? stems : words).merge(hash, set, (one, other) -> one | other);
                return;
            }
            openings.put(hash, 1L);
            for (int next = 1; next < tokens.count(); next++) {
                hash = Tokens.phrase(hash, tokens.hash(next));
            }
            phrases.merge(hash, set, (one, other) -> one | other);
        }

        Lexicon build() {
            var lexicon = new Lexicon(words, stems, phrases, openings);
            lexicon.concepts.addAll(concepts);
            return lexicon;
        }
    }
}
