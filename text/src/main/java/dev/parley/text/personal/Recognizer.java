package dev.parley.text.personal;

/** Sees one sort of personal data in a text that has been read. The time it takes is linear in the text's length. */
@FunctionalInterface
interface Recognizer {
    void recognize(Reading reading, Candidates found);
}
