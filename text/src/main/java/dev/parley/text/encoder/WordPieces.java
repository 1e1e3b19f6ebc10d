package dev.parley.text.encoder;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A fast tokenizer of BERT's uncased vocabulary (Devlin et al., 2018; {@code BasicTokenizer} and {@code
 * WordpieceTokenizer} of google-research/bert): lower case without accents, words split at spaces and around punctuation
 * and Chinese characters, each word cut greedily into the longest pieces that the vocabulary has. A word that cannot be cut
 * so is left out. Pieces are looked up by 64-bit hashes that grow with the word, so that no text is copied.
 */
final class WordPieces {
    /** Letters of a word beyond which it is taken for no word, as in BERT. */
    private static final int LONGEST_WORD = 100;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final String CONTINUATION = "##";

    private final Lookup beginnings;
    private final Lookup continuations;

    /** @param vocabulary the pieces by their index; those that continue a word begin with {@code ##} */
    WordPieces(List<String> vocabulary) {
        beginnings = new Lookup(vocabulary.size());
        continuations = new Lookup(vocabulary.size());
        for (int piece = 0; piece < vocabulary.size(); piece++) {
            String text = vocabulary.get(piece);
            if (text.startsWith(CONTINUATION) && text.length() > CONTINUATION.length()) {
                continuations.put(hash(text, CONTINUATION.length()), piece);
            } else {
                beginnings.put(hash(text, 0), piece);
            }
        }
    }

    /** Tells the pieces of a text in order. */
    void cut(String text, IntConsumer pieces) {
        String plain = plain(text);
        var word = new Word(pieces);
        for (int i = 0; i < plain.length(); ) {
            int character = plain.codePointAt(i);
            i += Character.charCount(character);
            if (character < 0x80 && isLetterOrDigit(character)) {
                word.add((char) (character >= 'A' && character <= 'Z' ? character + 32 : character));
            } else if (isSpace(character)) {
                word.end();
            } else if (stands(character)) {
                word.end();
                word.add(character);
                word.end();
            } else if (!isLeftOut(character)) {
                word.add(Character.toLowerCase(character));
            }
        }
        word.end();
    }

    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return Normalizer.normalize(text, Normalizer.Form.NFD);
            }
        }
        return text;
    }

    private static boolean isLetterOrDigit(int ascii) {
        return (ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z') || (ascii >= '0' && ascii <= '9');
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\n' || character == '\t' || character == '\r'
                || (character >= 0x80 && Character.getType(character) == Character.SPACE_SEPARATOR);
    }

    /** Whether a character is a word of its own: punctuation and Chinese characters. */
    private static boolean stands(int character) {
        if (character < 0x80) {
            return character > ' ' && character < 0x7F;
        }
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> isChinese(character);
        };
    }

    /** The blocks that BERT separates. */
    private static boolean isChinese(int character) {
        return (character >= 0x4E00 && character <= 0x9FFF)
                || (character >= 0x3400 && character <= 0x4DBF)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0x20000 && character <= 0x2CEAF)
                || (character >= 0x2F800 && character <= 0x2FA1F);
    }

    private static boolean isLeftOut(int character) {
        if (character < 0x80) {
            return true;
        }
        int type = Character.getType(character);
        return character == 0xFFFD
                || type == Character.NON_SPACING_MARK
                || type == Character.CONTROL
                || type == Character.FORMAT;
    }

    private static long hash(String text, int from) {
        long hash = 0;
        for (int i = from; i < text.length(); i++) {
            hash = extend(hash, text.charAt(i));
        }
        return hash;
    }

    private static long extend(long hash, char letter) {
        return (hash + letter + 1) * MULTIPLIER;
    }

    /** The word that is being read. */
    private final class Word {
        private final IntConsumer pieces;
        private final char[] letters = new char[LONGEST_WORD];
        private final int[] cut = new int[LONGEST_WORD];
        private int length;

        Word(IntConsumer pieces) {
            this.pieces = pieces;
        }

        void add(int character) {
            if (Character.isBmpCodePoint(character)) {
                add((char) character);
            } else {
                add(Character.highSurrogate(character));
                add(Character.lowSurrogate(character));
            }
        }

        void add(char letter) {
            if (length < LONGEST_WORD) {
                letters[length] = letter;
            }
            length++;
        }

        void end() {
            if (length > 0 && length <= LONGEST_WORD) {
                cut();
            }
            length = 0;
        }

        private void cut() {
            int count = 0;
            for (int from = 0; from < length; ) {
                Lookup lookup = from == 0 ? beginnings : continuations;
                int longest = -1;
                int end = from;
                long hash = 0;
                for (int i = from; i < length; i++) {
                    hash = extend(hash, letters[i]);
                    int piece = lookup.get(hash);
                    if (piece >= 0) {
                        longest = piece;
                        end = i + 1;
                    }
                }
                if (longest < 0) {
                    return;
                }
                cut[count++] = longest;
                from = end;
            }
            for (int i = 0; i < count; i++) {
                pieces.accept(cut[i]);
            }
        }
    }

    /** Pieces by hash, in a table with open addresses. */
    private static final class Lookup {
        private final long[] hashes;
        private final int[] pieces;
        private final int mask;

        Lookup(int size) {
            int capacity = Integer.highestOneBit(Math.max(4, size)) * 4;
            hashes = new long[capacity];
            pieces = new int[capacity];
            Arrays.fill(pieces, -1);
            mask = capacity - 1;
        }

        void put(long hash, int piece) {
            int slot = slot(hash);
            while (pieces[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            hashes[slot] = hash;
            pieces[slot] = piece;
        }

        int get(long hash) {
            int slot = slot(hash);
            while (pieces[slot] >= 0) {
                if (hashes[slot] == hash) {
                    return pieces[slot];
                }
                slot = (slot + 1) & mask;
            }
            return -1;
        }

        private int slot(long hash) {
            return (int) (hash >>> 32) & mask;
        }
    }
}
