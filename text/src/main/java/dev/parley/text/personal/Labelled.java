package dev.parley.text.personal;

/** What only the label before it tells: numbers of driving licences, and postal codes. */
final class Labelled implements Recognizer {
    @Override
    public void recognize(Reading reading, Candidates found) {
        Tokens tokens = reading.tokens();
        for (int i = 1; i < tokens.count(); i++) {
            if (tokens.hasDigit(i) && tokens.isPlain(i)) {
                if (reading.after(i, Words.LICENSE, 6) && tokens.length(i) >= 3) {
                    int last = last(tokens, i, "-", 15);
                    if (tokens.end(last) - tokens.start(i) >= 6) {
                        found.add(Kind.DRIVER_LICENSE, 0.8, tokens.start(i), tokens.end(last));
                    }
                } else if (reading.is(i - 1, Words.ZIP) && tokens.start(i) - tokens.end(i - 1) <= 2) {
                    recognizeZip(tokens, i, found);
                }
            }
        }
    }

    private static void recognizeZip(Tokens tokens, int first, Candidates found) {
        int last = last(tokens, first, " -", 10);
        int length = tokens.end(last) - tokens.start(first);
        if (length >= 4 && length <= 10) {
            found.add(Kind.ZIP, 0.7, tokens.start(first), tokens.end(last));
        }
    }

    /** The last part of a number whose parts are joined so, each with a digit or at most two capitals. */
    private static int last(Tokens tokens, int first, String joints, int longest) {
        int last = first;
        while (last + 1 < tokens.count() && tokens.follows(last + 1, joints) && tokens.isPlain(last + 1)
                && (tokens.hasDigit(last + 1) || (tokens.isUpper(last + 1) && tokens.length(last + 1) <= 3))
                && tokens.end(last + 1) - tokens.start(first) <= longest) {
            last++;
        }
        return last;
    }
}
