package dev.parley.text.personal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * What is known of words and phrases, as sets of bits by the hash of the word. A text of words is looked up a word at a
 * time without making a string of any of them. The lists are made by {@code text/words/make_words.py}, which names
 * their sources; the context words are our own.
 */
final class Words {
    static final int GIVEN = 1;
    static final int FAMILY = 1 << 1;
    static final int COMMON = 1 << 2;
    static final int PLACE = 1 << 3;
    static final int COUNTRY = 1 << 4;
    static final int NATIONALITY = 1 << 5;
    static final int TITLE = 1 << 6;
    static final int JOB = 1 << 7;
    static final int COMPANY = 1 << 8;
    static final int MONTH = 1 << 9;
    /** A given name that many people have; even where the word means something else too. */
    static final int COMMON_GIVEN = 1 << 10;
    /** A longer phrase begins with this. */
    static final int BEGINS = 1 << 11;

    private static final int FIRST_CONTEXT = 12;

    /** The meanings in {@code context.txt}. */
    private static final String[] CONTEXTS = {
        "phone", "card", "identity", "birth", "age", "license", "zip", "secret", "street", "unit", "military",
        "organization", "particle", "introduction", "speech", "placing", "timing", "years", "old",
        "aging"
    };

    static final int PHONE = context("phone");
    static final int CARD = context("card");
    static final int IDENTITY = context("identity");
    static final int BIRTH = context("birth");
    static final int AGE = context("age");
    static final int LICENSE = context("license");
    static final int ZIP = context("zip");
    static final int SECRET = context("secret");
    static final int STREET = context("street");
    static final int UNIT = context("unit");
    static final int MILITARY = context("military");
    static final int ORGANIZATION = context("organization");
    static final int PARTICLE = context("particle");
    static final int INTRODUCTION = context("introduction");
    static final int SPEECH = context("speech");
    static final int PLACING = context("placing");
    static final int TIMING = context("timing");
    static final int YEARS = context("years");
    static final int OLD = context("old");
    static final int AGING = context("aging");

    /** In the order of the letters of {@code words.gz}. */
    private static final String FLAGS = "gfcpkntjomx";

    private static final String LISTS = "words.gz";
    private static final String CONTEXT_LIST = "context.txt";
    private static final int SLOTS = 1 << 20;
    private static final int SEEN_BITS = 21;

    /** The last half of a word's hash, and its bits. */
    private final long[] entries = new long[SLOTS];

    /** One bit for a few hashes each: rules out most unknown words in a table that stays in the processor's cache. */
    private final BitSet seen = new BitSet(1 << SEEN_BITS);

    private final String digest;

    private Words() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(resource(LISTS), sha256);
                    var lines = lines(new GZIPInputStream(in))) {
                readLists(lines);
            }
            try (var lines = lines(new DigestInputStream(resource(CONTEXT_LIST), sha256))) {
                readContexts(lines);
            }
            digest = HexFormat.of().formatHex(sha256.digest(), 0, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The lists, read when they are first asked for. */
    static Words shipped() {
        return Shipped.WORDS;
    }

    /** Changes with the lists. */
    String digest() {
        return digest;
    }

    /** What is known of the word or phrase with this hash, by {@link Tokens}; 0 if nothing is. */
    int of(long hash) {
        if (!seen.get(bit(hash))) {
            return 0;
        }
        int slot = slot(hash);
        for (long entry = entries[slot]; entry != 0; entry = entries[slot]) {
            if ((int) (entry >>> 32) == (int) hash) {
                return (int) entry;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return 0;
    }

    private void readLists(BufferedReader lines) throws IOException {
        var word = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int tab = line.indexOf('\t');
            word.setLength(line.charAt(0) - 'a');
            word.append(line, 1, tab);
            int known = 0;
            for (int i = tab + 1; i < line.length(); i++) {
                known |= 1 << FLAGS.indexOf(line.charAt(i));
            }
            add(word.toString(), known);
        }
    }

    private void readContexts(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("#")) {
                String[] words = line.split(" ", -1);
                for (int i = 1; i < words.length; i++) {
                    add(words[i].replace('_', ' '), context(words[0]));
                }
            }
        }
    }

    private void add(String phrase, int known) {
        Tokens tokens = Tokens.of(phrase);
        long hash = 0;
        for (int i = 0; i < tokens.count(); i++) {
            hash = Tokens.join(hash, tokens.hash(i));
            put(hash, i + 1 < tokens.count() ? BEGINS : known);
        }
    }

    private void put(long hash, int known) {
        int slot = slot(hash);
        while (entries[slot] != 0 && (int) (entries[slot] >>> 32) != (int) hash) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        entries[slot] = entries[slot] | hash << 32 | Integer.toUnsignedLong(known);
        seen.set(bit(hash));
    }

    private static int bit(long hash) {
        return (int) (hash >>> (Long.SIZE - SEEN_BITS));
    }

    private static int slot(long hash) {
        return (int) (hash >>> 44);
    }

    private static int context(String name) {
        for (int i = 0; i < CONTEXTS.length; i++) {
            if (CONTEXTS[i].equals(name)) {
                return 1 << (FIRST_CONTEXT + i);
            }
        }
        throw new IllegalArgumentException("no context is called " + name);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Words.class.getResourceAsStream(name), name);
    }

    private static BufferedReader lines(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static final class Shipped {
        static final Words WORDS = new Words();
    }
}
