package dev.parley.arena.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.KeptMarks;
import dev.parley.arena.ScriptedModel;
import dev.parley.arena.WordModerator;
import dev.parley.arena.store.Mark;
import dev.parley.arena.store.Subject;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import dev.parley.moderation.Policy.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ModeratedAnswerTest {
    private static final Subject SUBJECT = Subject.inCall("call", 1);

    private final KeptMarks marks = new KeptMarks();

    /** What comes out of an answer in these pieces, and how it ends. */
    private Optional<Kind> read(List<String> said, Window window, List<String> out) {
        String[] chunks = said.stream().map(ScriptedModel::text).toArray(String[]::new);
        try (LiveModerator live = new WordModerator().live(Mode.FAIL_OPEN, window, marks)) {
            var answer = new ModeratedAnswer(ScriptedModel.saying(chunks), live, new CommonEnd(1).one());
            try (ChatStream stream = answer.stream(ChatRequest.of(List.of()))) {
                for (Optional<ChatChunk> chunk = stream.next(); chunk.isPresent(); chunk = stream.next()) {
                    out.add(chunk.get().text());
                }
                return Optional.empty();
            } catch (ModelException e) {
                return Optional.of(e.kind());
            } finally {
                answer.conclude(choice -> SUBJECT);
            }
        }
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of("good ", "İ", "😀", "wick", "ed", "\n", "").list().ofMaxSize(40);
    }

    @Property(tries = 200)
    void nothing_that_is_flagged_comes_out_however_it_is_cut(
            @ForAll("pieces") List<String> said, @ForAll @IntRange(min = 7, max = 30) int characters) {
        // The word is held back whole: it has six characters.
        List<String> out = new ArrayList<>();
        Optional<Kind> end = read(said, new Window(characters, 6), out);

        boolean isBad = String.join("", said).contains(WordModerator.BAD);
        assertThat(String.join("", out)).doesNotContain(WordModerator.BAD);
        assertThat(end).isEqualTo(isBad ? Optional.of(Kind.ANSWER_FLAGGED) : Optional.empty());
        assertThat(said.subList(0, out.size())).isEqualTo(out);
    }

    @Property(tries = 200)
    void what_is_clear_comes_out_whole(
            @ForAll("pieces") List<String> said,
            @ForAll @IntRange(min = 2, max = 30) int characters,
            @ForAll @IntRange(max = 1) int heldBack) {
        List<String> clear = said.stream().filter(piece -> !piece.equals("ed")).toList();
        List<String> out = new ArrayList<>();

        assertThat(read(clear, new Window(characters, heldBack), out)).isEmpty();
        assertThat(out).isEqualTo(clear);
    }

    @Test
    void all_that_was_said_is_marked_also_what_never_came_out() throws InterruptedException {
        List<String> out = new ArrayList<>();
        read(List.of("good and ", "wicked", " and more"), new Window(8, 2), out);

        KeptMarks.Kept kept = marks.next();
        assertThat(kept.subject()).isEqualTo(SUBJECT);
        assertThat(kept.text()).startsWith("good and wicked");
        assertThat(kept.mark().state()).isEqualTo(Mark.State.FLAGGED);
        assertThat(kept.mark().verdict().stopped()).isTrue();
        assertThat(out).isEmpty();
        assertThat(marks.size()).isZero();
    }

    @Test
    void an_answer_without_text_has_no_mark() {
        List<String> out = new ArrayList<>();

        assertThat(read(List.of(), Window.STANDARD, out)).isEmpty();
        assertThat(marks.size()).isZero();
    }
}
