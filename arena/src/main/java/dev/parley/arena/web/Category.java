package dev.parley.arena.web;

import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Turn;
import java.util.List;
import java.util.stream.Stream;

/** What a conversation is about, as far as its signs tell: those in its messages, the users' and the models'. */
enum Category {
    /** A block of code in a fence, as Markdown has it. */
    CODE("```", "~~~"),
    /** A formula of TeX: its delimiters, or the commands that hardly any formula does without. */
    FORMULAS("$$", "\\(", "\\[", "\\begin{", "\\frac", "\\sqrt", "\\sum", "\\int", "\\times", "\\cdot"),
    /** None of these. */
    PROSE;

    @SuppressWarnings("ImmutableEnumChecker") // A list made by List.of never changes.
    private final List<String> signs;

    Category(String... signs) {
        this.signs = List.of(signs);
    }

    /** The names of the categories of a conversation, at least one. */
    static List<String> of(List<Turn> path) {
        List<String> texts = path.stream()
                .flatMap(turn -> Stream.concat(
                        Stream.of(turn.prompt()), turn.answers().stream().map(Answer::text)))
                .toList();
        List<String> found = Stream.of(values())
                .filter(category -> texts.stream().anyMatch(category::isIn))
                .map(Fields::name)
                .toList();
        return found.isEmpty() ? List.of(Fields.name(PROSE)) : found;
    }

    private boolean isIn(String text) {
        return signs.stream().anyMatch(text::contains);
    }
}
