package dev.parley.text.personal;

import static dev.parley.text.personal.NameWords.isFamily;
import static dev.parley.text.personal.NameWords.isGiven;
import static dev.parley.text.personal.NameWords.isNamePart;
import static dev.parley.text.personal.NameWords.isNamed;
import static dev.parley.text.personal.NameWords.isOrdinary;
import static dev.parley.text.personal.NameWords.startsSentence;

import dev.parley.text.Finding;
import java.util.List;

/**
 * Names by word lists, shape and context: a run of capitalised words becomes a person, a place or an organisation by
 * what is known of its words and by what stands around it; scripts without capitals need a known name or an
 * introduction.
 */
final class WordListNames implements NameFinder, Recognizer {
    private static final int LONGEST_RUN = 8;

    /** Titles that are such in any case. */
    private static final String[] LOWER_TITLES = {
        "mr", "mrs", "ms", "dr", "prof", "herr", "frau", "señor", "señora", "monsieur", "madame", "signor", "signora"
    };

    @Override
    public List<Finding> find(String text) {
        var found = new Candidates();
        recognize(Reading.of(text), found);
        return found.chosen();
    }

    @Override
    public void recognize(Reading reading, Candidates found) {
        Tokens tokens = reading.tokens();
        for (int i = 0; i < tokens.count(); ) {
            if (tokens.isCaseless(i)) {
                i = UncapitalizedNames.recognizeCaseless(reading, i, found);
            } else if (tokens.isCapitalized(i)) {
                int end = runEnd(reading, i);
                recognizeRun(reading, i, end, found);
                i = end;
            } else {
                UncapitalizedNames.recognizeLower(reading, i, found);
                i++;
            }
        }
    }

    /** The token after a run of capitalised words with particles, initials and hyphens between them. */
    private static int runEnd(Reading reading, int first) {
        Tokens tokens = reading.tokens();
        int end = first + 1;
        while (end < tokens.count() && end - first < LONGEST_RUN && joins(reading, end)) {
            boolean capitalized = tokens.isCapitalized(end);
            boolean particle = (reading.is(end, Words.PARTICLE) && !reading.is(end, Words.TIMING | Words.PLACING))
                    || (reading.is(end, Words.PARTICLE) && tokens.length(end) <= 3 && isNamePart(reading, end - 1));
            if (capitalized) {
                end++;
            } else if (particle && end + 1 < tokens.count() && tokens.isCapitalized(end + 1) && joins(reading, end + 1)
                    && !reading.is(end, Words.INTRODUCTION)) {
                end += 2;
            } else {
                break;
            }
        }
        return end;
    }

    /** By one space, hyphen or apostrophe, or by the point of an initial or a title. */
    private static boolean joins(Reading reading, int token) {
        Tokens tokens = reading.tokens();
        if (tokens.follows(token, " -'’")) {
            return true;
        }
        boolean point = tokens.start(token) - tokens.end(token - 1) == 2
                && reading.text().startsWith(". ", tokens.end(token - 1));
        return point && (tokens.length(token - 1) == 1 || reading.is(token - 1, Words.TITLE));
    }

    private static void recognizeRun(Reading reading, int start, int end, Candidates found) {
        int first = start;
        int titled = title(reading, first);
        boolean title = false;
        while (titled > 0 && first + titled < end) {
            addTitle(reading, first, first + titled - 1, 0.8, found);
            first += titled;
            title = true;
            titled = title(reading, first);
        }
        if (!title && reading.tokens().isAny(first - 1, LOWER_TITLES)
                && (reading.tokens().follows(first, " ") || isPoint(reading, first))) {
            addTitle(reading, first - 1, first - 1, 0.7, found);
            title = true;
        }
        // A sentence begins with a capital whatever its first word is.
        if (first < end - 1 && !title && startsSentence(reading, first) && isOrdinary(reading, first)
                && !reading.is(first, Words.COMMON_GIVEN)
                && reading.phrase(first, Words.PLACE | Words.COUNTRY) < 2) {
            first++;
        }
        if (first < end && !recognizeJob(reading, first, found)) {
            judge(reading, first, end, title, found);
        }
    }

    /** The name of a job as a line of its own, or as "…, the Packager, …". */
    private static boolean recognizeJob(Reading reading, int first, Candidates found) {
        Tokens tokens = reading.tokens();
        int job = reading.phrase(first, Words.JOB);
        if (job == 0 || first == 0) {
            return false;
        }
        int last = first + job - 1;
        boolean line = tokens.before(first) == '\n' && tokens.after(last) == '\n' && first > 0;
        boolean apposition = tokens.isAny(first - 1, "the")
                && tokens.start(first - 1) - tokens.end(Math.max(0, first - 2)) == 2
                && tokens.after(last) == ',';
        if (line || apposition) {
            found.add(Kind.TITLE, 0.6, tokens.start(first), tokens.end(last));
        }
        return line || apposition;
    }

    /** The number of words of a title that begins here; of those in capitals only the plain ones ("HR" is none). */
    private static int title(Reading reading, int token) {
        boolean doubtful = reading.tokens().isUpper(token) && !reading.tokens().isAny(token, LOWER_TITLES);
        return doubtful ? 0 : reading.phrase(token, Words.TITLE);
    }

    private static boolean isPoint(Reading reading, int token) {
        return reading.tokens().start(token) - reading.tokens().end(token - 1) == 2
                && reading.text().startsWith(". ", reading.tokens().end(token - 1));
    }

    private static void judge(Reading reading, int first, int end, boolean title, Candidates found) {
        Tokens tokens = reading.tokens();
        boolean introduced = reading.rightAfter(first, Words.INTRODUCTION) && !isNamed(reading, first);
        double person = title ? 0.85 : PersonEvidence.score(reading, first, end, introduced);
        double place = PlaceEvidence.score(reading, first, end);
        double organization = OrganizationEvidence.score(reading, first, end);
        int start = tokens.start(first);
        int stop = tokens.end(end - 1);
        if (organization > Math.max(person, place)) {
            found.add(Kind.ORGANIZATION, organization, start, OrganizationEvidence.end(reading, end));
        } else if (place > person) {
            found.add(Kind.LOCATION, place, start, stop);
        } else if (person > 0) {
            found.add(Kind.PERSON, person, start, stop);
        } else {
            scatter(reading, first, end, found);
        }
    }

    /** Where a run is nothing as a whole, its known parts may be something. */
    private static void scatter(Reading reading, int first, int end, Candidates found) {
        Tokens tokens = reading.tokens();
        for (int i = first; i < end; ) {
            int nation = reading.phrase(i, Words.NATIONALITY);
            int country = reading.phrase(i, Words.COUNTRY);
            int known = country == 1 && isOrdinary(reading, i) ? 0 : country;
            if (nation > 0 && nation >= known && tokens.length(i) > 3) {
                found.add(Kind.NATIONALITY, 0.6, tokens.start(i), tokens.end(i + nation - 1));
                i += nation;
            } else if (known > 0 && tokens.length(i) > 3) {
                found.add(Kind.LOCATION, 0.7, tokens.start(i), tokens.end(i + known - 1));
                i += known;
            } else if (i + 1 < end && isGiven(reading, i) && isFamily(reading, i + 1)
                    && !isOrdinary(reading, i + 1)) {
                found.add(Kind.PERSON, 0.6, tokens.start(i), tokens.end(i + 1));
                i += 2;
            } else {
                i++;
            }
        }
    }

    private static void addTitle(Reading reading, int first, int last, double score, Candidates found) {
        Tokens tokens = reading.tokens();
        int end = tokens.end(last);
        boolean point = end < reading.text().length() && reading.text().charAt(end) == '.';
        found.add(Kind.TITLE, score, tokens.start(first), point ? end + 1 : end);
    }
}
