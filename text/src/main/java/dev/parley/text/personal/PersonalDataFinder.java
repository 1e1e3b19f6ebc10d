package dev.parley.text.personal;

import dev.parley.text.Finding;
import java.util.List;

/**
 * Finds personal data and secrets in a text. The text is read once into words and what is known of each; recognisers
 * then look at the words, first by pattern, then by checksum, then by the words around, which give a score. Where they
 * overlap the stronger finding stays. Pure and safe to share between threads.
 *
 * @see Kind
 */
public final class PersonalDataFinder {
    /** Changes whenever the findings of some text may change: a number for the code, a digest of the word lists. */
    public static final String VERSION = "1-" + Words.shipped().digest();

    /** From this score on a finding is more likely right than wrong; a recipe may set its own thresholds. */
    public static final double LIKELY = Candidates.LIKELY;

    private final List<Recognizer> recognizers;

    /** A finder with the name lists that ship with Parley. */
    public PersonalDataFinder() {
        this(new WordListNames());
    }

    private PersonalDataFinder(Recognizer names) {
        recognizers = List.of(
                new Secrets(),
                new InternetAddresses(),
                new PaymentNumbers(),
                new NationalNumbers(),
                new PhoneNumbers(),
                new Dates(),
                new Labelled(),
                new StreetAddresses(),
                names);
    }

    /** A finder that leaves people, places and organisations to another. */
    public static PersonalDataFinder withNamesBy(NameFinder names) {
        return new PersonalDataFinder((reading, found) -> {
            for (Finding finding : names.find(reading.text())) {
                Kind.of(finding.signal())
                        .ifPresent(kind -> found.add(kind, finding.score(), finding.start(), finding.end()));
            }
        });
    }

    /**
     * Finds personal data and secrets.
     *
     * @return findings with the signals of {@link Kind} and scores from 0 to 1, in order of their place; none overlaps
     *     another, none is empty
     */
    public List<Finding> find(String text) {
        Reading reading = Reading.of(text);
        var found = new Candidates();
        for (Recognizer recognizer : recognizers) {
            recognizer.recognize(reading, found);
        }
        return found.chosen();
    }
}
