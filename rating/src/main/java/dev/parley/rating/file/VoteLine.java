package dev.parley.rating.file;

import dev.parley.rating.vote.Votes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a line such as {@code {"model_a":"x","model_b":"y","winner":"tie","tstamp":1683000000.5}} without building
 * anything of it. Knows plain lines only: names without escapes, no fields that say more about a vote than columns
 * hold. Of any other line it says so, and somebody more thorough must read it; so it may give up, but never misread.
 */
final class VoteLine {
    private static final byte[] UNKNOWN = bytes("unknown");

    private static final byte[][] OUTCOMES = {
        bytes("model_a"), bytes("model_b"), bytes("tie"), bytes("tie (bothbad)"), bytes("both_bad"), bytes("bothbad")
    };

    /** Bytes beyond the lines that may be looked at, whatever they are. */
    static final int PADDING = 8;

    private static final int MAX_FIELDS = 16;

    /** Seconds since the epoch up to which a number is certainly one of seconds. */
    private static final long MAX_SECONDS = 10_000_000_000L;

    /** Decimals of a second that need no rounding. */
    private static final int MAX_DECIMALS = 6;

    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ByteNames models;
    private final ByteNames judges;
    private final ByteNames languages;
    private final boolean namesJudges;

    /** The names of the fields of the last line as they stood there, with blanks, quotes and colon. */
    private final byte[][] shape = new byte[MAX_FIELDS][];

    private final Field[] shapeFields = new Field[MAX_FIELDS];

    private byte[] buffer = {};
    private RowBlock block = new RowBlock(0);
    private int at;
    private int end;

    private int textStart;
    private int textEnd;
    private long textHash;
    private boolean textIsAscii;

    /** The fields of this line so far; one that comes twice is not plain. */
    private int met;

    private int modelA;
    private int modelB;
    private int outcome;
    private boolean anonymous;
    private int judge;
    private int language;
    private int turns;
    private long time;

    VoteLine(ByteNames models, ByteNames judges, ByteNames languages, boolean namesJudges) {
        this.namesJudges = namesJudges;
        this.models = models;
        this.judges = judges;
        this.languages = languages;
        Arrays.fill(shape, new byte[0]);
        Arrays.fill(shapeFields, Field.OTHER);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Turns to other lines, which end before {@code end}, {@link #PADDING} bytes before the end of the buffer. */
    void open(byte[] other, int otherEnd, RowBlock into) {
        buffer = other;
        end = otherEnd;
        block = into;
    }

    /**
     * Adds the vote of a line to the block.
     *
     * @return where the next line begins; -1, and nothing was added, if the line is not plain
     */
    int read(int lineStart) {
        at = lineStart;
        met = 0;
        modelA = -1;
        modelB = -1;
        outcome = -1;
        anonymous = true;
        judge = -1;
        language = -1;
        turns = Votes.UNKNOWN;
        time = Votes.NO_TIME;
        if (!object() || modelA < 0 || modelB < 0 || outcome < 0) {
            return -1;
        }
        add();
        return at + 1;
    }

    private void add() {
        block.grow();
        int row = block.size++;
        block.modelA[row] = modelA;
        block.modelB[row] = modelB;
        block.outcome[row] = (byte) outcome;
        block.anonymous[row] = anonymous;
        block.judge[row] = judge;
        block.language[row] = language;
        block.turns[row] = turns;
        block.time[row] = time;
    }

    private boolean object() {
        if (!take('{')) {
            return false;
        }
        int fields = 0;
        do {
            if (fields == MAX_FIELDS || !value(field(fields++))) {
                return false;
            }
        } while (take(','));
        if (!take('}')) {
            return false;
        }
        skipBlanks();
        return at >= end || buffer[at] == '\n';
    }

    /** Reads the name of a field and its colon: at one glance if it is the one that stood here in the last line. */
    private Field field(int place) {
        byte[] expected = shape[place];
        int start = at;
        if (expected.length > 0
                && end - start >= expected.length
                && Arrays.equals(buffer, start, start + expected.length, expected, 0, expected.length)) {
            at = start + expected.length;
            return shapeFields[place];
        }
        if (!text()) {
            return Field.OTHER;
        }
        Field field = Field.named(new String(buffer, textStart, textEnd - textStart, StandardCharsets.UTF_8));
        if (!take(':')) {
            return Field.OTHER;
        }
        skipBlanks();
        shape[place] = Arrays.copyOfRange(buffer, start, at);
        shapeFields[place] = field;
        return field;
    }

    private boolean value(Field field) {
        if ((met & field.bit) != 0) {
            return false;
        }
        met |= field.bit;
        return switch (field) {
            case MODEL_A -> modelA();
            case MODEL_B -> modelB();
            case WINNER -> winner();
            case JUDGE -> judge();
            case ANONY -> anonymous();
            case LANGUAGE -> language();
            case TSTAMP -> time();
            case TURN -> turns();
            case QUESTION_ID -> idleText();
            case OTHER -> false;
        };
    }

    /** The fields that a plain line may have; the identifier says nothing about the vote. */
    private enum Field {
        MODEL_A(1 << 0),
        MODEL_B(1 << 1),
        WINNER(1 << 2),
        JUDGE(1 << 3),
        ANONY(1 << 4),
        LANGUAGE(1 << 5),
        TSTAMP(1 << 6),
        TURN(1 << 7),
        QUESTION_ID(1 << 8),
        OTHER(1 << 9);

        private final int bit;

        Field(int bit) {
            this.bit = bit;
        }

        static Field named(String name) {
            return switch (name) {
                case "model_a" -> MODEL_A;
                case "model_b" -> MODEL_B;
                case "winner" -> WINNER;
                case "judge" -> JUDGE;
                case "anony" -> ANONY;
                case "language" -> LANGUAGE;
                case "tstamp" -> TSTAMP;
                case "turn" -> TURN;
                case "question_id" -> QUESTION_ID;
                default -> OTHER;
            };
        }
    }

    private boolean modelA() {
        if (text()) {
            modelA = models.number(buffer, textStart, textEnd, textHash);
        }
        return modelA >= 0;
    }

    private boolean modelB() {
        if (text()) {
            modelB = models.number(buffer, textStart, textEnd, textHash);
        }
        return modelB >= 0;
    }

    private boolean winner() {
        if (!text()) {
            return false;
        }
        for (int i = 0; i < OUTCOMES.length; i++) {
            if (is(textStart, textEnd, OUTCOMES[i])) {
                outcome = Math.min(i, 3);
                return true;
            }
        }
        return false;
    }

    private boolean judge() {
        if (takeNull()) {
            return true;
        }
        if (!namesJudges) {
            return idleText();
        }
        if (text()) {
            judge = judges.number(buffer, textStart, textEnd, textHash);
        }
        return judge >= 0;
    }

    private boolean language() {
        if (takeNull()) {
            return true;
        }
        if (!text()) {
            return false;
        }
        if (is(textStart, textEnd, UNKNOWN)) {
            return true;
        }
        language = languages.number(buffer, textStart, textEnd, textHash);
        return language >= 0;
    }

    private boolean anonymous() {
        if (takeWord("true")) {
            return true;
        }
        anonymous = false;
        return takeWord("false");
    }

    private boolean turns() {
        if (takeNull()) {
            return true;
        }
        long number = digits(9);
        turns = (int) number;
        return number >= 0;
    }

    private boolean time() {
        if (takeNull()) {
            return true;
        }
        long seconds = digits(11);
        if (seconds < 0 || seconds > MAX_SECONDS) {
            return false;
        }
        int millis = 0;
        if (at < end && buffer[at] == '.') {
            at++;
            int place = 100;
            int first = at;
            while (at < end && isDigit(buffer[at])) {
                millis += place * (buffer[at++] - '0');
                place /= 10;
            }
            if (at == first || at - first > MAX_DECIMALS) {
                return false;
            }
        }
        time = seconds * 1000 + millis;
        return true;
    }

    /** A whole number without sign; -1 if there is none, or a longer one. */
    private long digits(int most) {
        long number = 0;
        int first = at;
        while (at < end && isDigit(buffer[at])) {
            number = 10 * number + buffer[at++] - '0';
            if (at - first > most) {
                return -1;
            }
        }
        boolean leadingZero = at - first > 1 && buffer[first] == '0';
        return at == first || leadingZero ? -1 : number;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /**
     * Reads a text without escapes; its bytes are then between textStart and textEnd. Looks at eight bytes at once for
     * one that ends it: the tricks of Lamport (1975) for a zero byte, and for one below a blank.
     */
    private boolean text() {
        if (!take('"')) {
            return false;
        }
        int position = at;
        long hash = 0;
        long bits = 0;
        while (position < end) {
            long word = (long) WORDS.get(buffer, position);
            long ends = zeros(word ^ 0x2222222222222222L) | zeros(word ^ 0x5c5c5c5c5c5c5c5cL) | controls(word);
            if (ends != 0) {
                int within = Long.numberOfTrailingZeros(ends) >> 3;
                textStart = at;
                textEnd = position + within;
                long rest = word & ((1L << (8 * within)) - 1);
                textHash = mix(hash, rest);
                textIsAscii = ((bits | rest) & HIGHEST_BITS) == 0;
                at = textEnd + 1;
                return textEnd < end && buffer[textEnd] == '"';
            }
            hash = mix(hash, word);
            bits |= word;
            position += 8;
        }
        return false;
    }

    /** Passes over a text of which nobody needs to know more than that it is one. */
    private boolean idleText() {
        return text() && textIsAscii;
    }

    /** The highest bit of each byte that is zero; of bytes above one that is, perhaps of others. */
    private static long zeros(long word) {
        return (word - 0x0101010101010101L) & ~word & HIGHEST_BITS;
    }

    /** The same of each byte below a blank. */
    private static long controls(long word) {
        return (word - 0x2020202020202020L) & ~word & HIGHEST_BITS;
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * 0x9e3779b97f4a7c15L;
        return mixed ^ (mixed >>> 29);
    }

    private boolean is(int start, int stop, byte[] word) {
        return Arrays.equals(buffer, start, stop, word, 0, word.length);
    }

    private boolean take(char c) {
        skipBlanks();
        if (at < end && buffer[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean takeNull() {
        return takeWord("null");
    }

    private boolean takeWord(String word) {
        if (end - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (buffer[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private void skipBlanks() {
        while (at < end && (buffer[at] == ' ' || buffer[at] == '\t' || buffer[at] == '\r')) {
            at++;
        }
    }
}
