package dev.parley.arena.web;

import dev.parley.arena.store.Answer;
import dev.parley.arena.store.Turn;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a conversation is about, as far as its signs tell: those in its messages, the users' and the models'. */
enum Category {
    /** A block of code in a fence, as Markdown has it. */
    CODE("(?m)^ {0,3}(?:```|~~~)"),
    /** A formula of TeX between its delimiters. */
    FORMULAS("\\$\\$|\\\\\\[|\\\\\\(|\\\\begin\\{|\\$[^\\s$][^$\\n]*\\\\[^$\\n]*\\$"),
    /** None of these. */
    PROSE("(?!)");

    private final Pattern sign;

    Category(String sign) {
        this.sign = Pattern.compile(sign);
    }

    /** The names of the categories of a conversation, at least one. */
    static List<String> of(List<Turn> path) {
        List<String> texts = path.stream()
                .flatMap(turn -> Stream.concat(
                        Stream.of(turn.prompt()), turn.answers().stream().map(Answer::text)))
                .toList();
        List<String> found = Stream.of(values())
                .filter(category -> texts.stream().anyMatch(text -> category.sign.matcher(text).find()))
                .map(Fields::name)
                .toList();
        return found.isEmpty() ? List.of(Fields.name(PROSE)) : found;
    }
}
