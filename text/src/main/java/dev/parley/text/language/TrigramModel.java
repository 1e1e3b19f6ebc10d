package dev.parley.text.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Parley's own model of languages: naive Bayes over the triples of characters in the lower-case words of a text, spaces
 * included, learned from the Universal Declaration of Human Rights and from Unicode CLDR by
 * {@code tools/language-trigrams.py}. A trigram is packed into one long and looked up in an open-addressing table, or,
 * if it is of plain Latin letters, in one that is small enough to stay in the processor's cache; its weights,
 * logarithms of how much more frequent than a floor it is in a language, are added to the few languages that know it.
 * Immutable.
 */
final class TrigramModel {
    /** How many units of a score make one natural logarithm. */
    static final int UNIT = 16;

    private static final String RESOURCE = "trigrams.bin.gz";
    private static final int CODE_POINT_BITS = 21;
    private static final long CODE_POINT = (1L << CODE_POINT_BITS) - 1;
    private static final long TWO = (1L << (2 * CODE_POINT_BITS)) - 1;
    private static final long EMPTY = -1;

    /** Room for a space and the letters of ASCII. */
    private static final int LETTER_BITS = 5;

    private static final int UNKNOWN = -1;

    private final List<String> languages;
    private final long[] keys;
    private final int[] entries;
    private final int[] latin = new int[1 << (3 * LETTER_BITS)];
    private final int[] starts;
    private final byte[] members;
    private final byte[] weights;

    private TrigramModel(DataInputStream in) throws IOException {
        int languageCount = in.readInt();
        int size = in.readInt();
        int total = in.readInt();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < languageCount; i++) {
            codes.add(in.readUTF());
        }
        languages = List.copyOf(codes);
        keys = new long[Integer.highestOneBit(size) * 4];
        Arrays.fill(keys, EMPTY);
        entries = new int[keys.length];
        starts = new int[size + 1];
        members = new byte[total];
        weights = new byte[total];
        Arrays.fill(latin, UNKNOWN);
        long key = 0;
        for (int entry = 0; entry < size; entry++) {
            key += variable(in);
            put(key, entry);
            int end = starts[entry] + (int) variable(in);
            for (int i = starts[entry]; i < end; i++) {
                members[i] = in.readByte();
                weights[i] = in.readByte();
            }
            starts[entry + 1] = end;
        }
    }

    static TrigramModel load() {
        try (InputStream resource = Objects.requireNonNull(TrigramModel.class.getResourceAsStream(RESOURCE), RESOURCE);
                var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(resource), 1 << 16))) {
            return new TrigramModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static long variable(DataInputStream in) throws IOException {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = in.readUnsignedByte();
            value |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                return value;
            }
        }
    }

    /** Canonical codes, in the order of {@link #scores}. */
    List<String> languages() {
        return languages;
    }

    /**
     * How well each language explains the words of {@code text}, in {@link #UNIT units} of a logarithm; only
     * differences mean anything.
     */
    int[] scores(String text) {
        int[] scores = new int[languages.size()];
        long two = ' ';
        for (int at = 0; at <= text.length(); ) {
            int c = at < text.length() ? text.codePointAt(at) : ' ';
            at += Character.charCount(c);
            long three = two << CODE_POINT_BITS | c;
            if (three >>> (2 * CODE_POINT_BITS) != 0) {
                add(three, scores);
            }
            two = three & TWO;
        }
        return scores;
    }

    private void add(long key, int[] scores) {
        int entry = entry(key);
        if (entry == UNKNOWN) {
            return;
        }
        int end = starts[entry + 1];
        for (int i = starts[entry]; i < end; i++) {
            scores[members[i] & 0xFF] += weights[i] & 0xFF;
        }
    }

    private void put(long key, int entry) {
        int place = latinPlace(key);
        if (place >= 0) {
            latin[place] = entry;
        } else {
            int slot = slot(key);
            keys[slot] = key;
            entries[slot] = entry;
        }
    }

    private int entry(long key) {
        int place = latinPlace(key);
        if (place >= 0) {
            return latin[place];
        }
        int slot = slot(key);
        return keys[slot] == key ? entries[slot] : UNKNOWN;
    }

    /** The place of a trigram of spaces and small ASCII letters; negative for others. */
    private static int latinPlace(long key) {
        return letter(key >>> (2 * CODE_POINT_BITS)) << (2 * LETTER_BITS)
                | letter(key >>> CODE_POINT_BITS & CODE_POINT) << LETTER_BITS
                | letter(key & CODE_POINT);
    }

    private static int letter(long codePoint) {
        return codePoint >= 'a' && codePoint <= 'z' ? (int) codePoint - 'a' + 1 : codePoint == ' ' ? 0 : -1;
    }

    /** The slot that holds the key, or the free one where it would stand. */
    private int slot(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keys.length - 1);
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }
}
