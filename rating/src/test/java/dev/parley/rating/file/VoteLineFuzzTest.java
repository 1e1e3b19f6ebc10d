package dev.parley.rating.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.core.Battle;
import dev.parley.core.format.Format;
import dev.parley.core.format.Formats;
import dev.parley.core.format.UnreadableRecordException;
import dev.parley.core.source.Limits;
import dev.parley.core.source.RecordParser;
import dev.parley.rating.vote.Ballot;
import dev.parley.rating.vote.Votes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The quick reader of lines may give up, but what it reads is what the thorough one reads. */
class VoteLineFuzzTest {
    private static final Format THOROUGH = Formats.named("arena-votes");

    @FuzzTest
    void quick_and_thorough_agree_on_any_bytes(byte[] line) {
        check(line);
    }

    @Property(tries = 2000)
    void quick_and_thorough_agree_on_lines_cut_and_changed(
            @ForAll("lines") String line, @ForAll int place, @ForAll byte change) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        check(bytes);
        bytes[Math.floorMod(place, bytes.length)] = change;
        check(bytes);
        check(Arrays.copyOf(bytes, Math.floorMod(place, bytes.length)));
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> values = Arbitraries.of(
                "\"model_a\"", "\"tie\"", "\"tie (bothbad)\"", "\"é\"", "1683.25", "1", "null", "true", "\"a\\\"b\"", "\"long enough a name\"");
        Arbitrary<String> names = Arbitraries.of(
                "model_a", "model_b", "winner", "judge", "anony", "language", "tstamp", "turn", "question_id", "other");
        Arbitrary<String> field = names.flatMap(name -> values.map(value -> "\"" + name + "\": " + value));
        return field.list().ofMaxSize(5).map(fields -> "{\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":\"model_b\""
                + String.join("", fields.stream().map(text -> "," + text).toList()) + "}");
    }

    private static void check(byte[] line) {
        for (byte b : line) {
            if (b == '\n') {
                return;
            }
        }
        var rows = new RowBlock(4);
        var models = new ByteNames();
        var quick = new VoteLine(models, new ByteNames(), new ByteNames(), true);
        quick.open(Arrays.copyOf(line, line.length + VoteLine.PADDING), line.length, rows);
        if (quick.read(0) < 0) {
            assertThat(rows.size).isZero();
            return;
        }
        List<String> names = models.news();
        Ballot ballot = thorough(line).orElseThrow();
        assertThat(names.get(rows.modelA[0])).isEqualTo(ballot.modelA());
        assertThat(names.get(rows.modelB[0])).isEqualTo(ballot.modelB());
        assertThat(rows.anonymous[0]).isEqualTo(ballot.anonymous());
        assertThat(rows.time[0]).isEqualTo(ballot.time().map(t -> t.toEpochMilli()).orElse(Votes.NO_TIME));
        assertThat(rows.turns[0]).isEqualTo(ballot.turns().orElse(Votes.UNKNOWN));
        assertThat(rows.judge[0] >= 0).isEqualTo(ballot.judge().isPresent());
        assertThat(rows.language[0] >= 0).isEqualTo(ballot.language().isPresent());
    }

    private static Optional<Ballot> thorough(byte[] line) {
        try {
            return THOROUGH.read(new RecordParser(Limits.DEFAULT).parse(line)).stream()
                    .map(Battle.class::cast)
                    .map(BattleBallots.plain()::ballot)
                    .findFirst();
        } catch (UnreadableRecordException unreadable) {
            return Optional.empty();
        }
    }
}
