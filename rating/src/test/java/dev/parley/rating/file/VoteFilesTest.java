package dev.parley.rating.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.Battle.Outcome;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Locations;
import dev.parley.core.source.Sources;
import dev.parley.rating.SharedVotes;
import dev.parley.rating.vote.Outcomes;
import dev.parley.rating.vote.Votes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoteFilesTest {
    @TempDir
    private Path folder;

    @Test
    void lines_are_read_with_who_when_and_in_which_language() throws IOException {
        Votes votes = read("""
                {"model_a":"x","model_b":"y","winner":"model_a","judge":"u1","turn":2,"anony":false,\
                "language":"Dutch","tstamp":1683000000.5}
                { "winner" : "tie (bothbad)" , "model_b":"x", "model_a":"y" , "tstamp": 1683000001 }
                """).votes();

        assertThat(votes.size()).isEqualTo(2);
        assertThat(votes.outcome(0)).isEqualTo(Outcome.MODEL_A);
        assertThat(votes.anonymous(0)).isFalse();
        assertThat(votes.judges().name(votes.judge(0))).isEqualTo("u1");
        assertThat(votes.languages().name(votes.language(0))).isEqualTo("Dutch");
        assertThat(votes.turns(0)).isEqualTo(2);
        assertThat(votes.time(0)).isEqualTo(1_683_000_000_500L);
        assertThat(votes.outcome(1)).isEqualTo(Outcome.BOTH_BAD);
        assertThat(votes.modelA(1)).isEqualTo(votes.modelB(0));
        assertThat(votes.anonymous(1)).isTrue();
        assertThat(votes.judge(1)).isEqualTo(Votes.UNKNOWN);
    }

    @Test
    void a_line_that_is_not_plain_is_read_all_the_same() throws IOException {
        Votes votes = read("""
                {"model_a":"x\\u0041","model_b":"y","winner":"model_b","category":"coding","tstamp":1}
                {"model_a":"xA","model_b":"y","winner":"model_b","tstamp":2}
                """).votes();

        assertThat(votes.outcomes().votes(Outcome.MODEL_B)).isEqualTo(2);
        assertThat(votes.outcomes().models()).containsExactly("xA", "y");
        assertThat(votes.categories().all()).containsExactly("coding");
    }

    @Test
    void what_cannot_be_read_is_counted() throws IOException {
        VoteFiles.Read read = read("""
                {"model_a":"x","model_b":"y","winner":"model_b","tstamp":2}
                {"model_a":"x","model_b":"y","winner":"nobody","tstamp":2}
                {"model_a":"x","model_b":"y","win
                """);

        assertThat(read.votes().size()).isEqualTo(1);
        assertThat(read.unreadable()).isEqualTo(2);
    }

    @Test
    void votes_keep_their_order_over_many_blocks() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            lines.append("{\"model_a\":\"m%d\",\"model_b\":\"z\",\"winner\":\"tie\",\"judge\":\"u%d\",\"tstamp\":%d}\n"
                    .formatted(i % 7, i % 501, i));
        }
        Votes votes = read(lines.toString()).votes();

        assertThat(votes.size()).isEqualTo(40_000);
        for (int row = 0; row < votes.size(); row++) {
            assertThat(votes.time(row)).isEqualTo(row * 1000L);
            assertThat(votes.models().name(votes.modelA(row))).isEqualTo("m" + row % 7);
            assertThat(votes.judges().name(votes.judge(row))).isEqualTo("u" + row % 501);
        }
    }

    @Test
    void rows_of_csv_are_read() throws IOException {
        Path file = Files.writeString(folder.resolve("votes.csv"), """
                model_a,model_b,winner,anony
                x,y,model_a,True
                y,x,tie,False
                """);

        Votes votes = read(file).votes();

        assertThat(votes.size()).isEqualTo(2);
        assertThat(votes.anonymous(0)).isTrue();
        assertThat(votes.anonymous(1)).isFalse();
    }

    @Test
    void llmfaos_votes_are_read_with_their_workers() {
        Votes votes = read(SharedVotes.llmfao()).votes();

        Outcomes outcomes = votes.outcomes();
        assertThat(outcomes.votes()).isEqualTo(8931);
        assertThat(outcomes.models()).hasSize(59);
        assertThat(outcomes.votes(Outcome.TIE)).isEqualTo(3471);
        assertThat(votes.judges().size()).isEqualTo(124);
    }

    private VoteFiles.Read read(String lines) throws IOException {
        return read(Files.writeString(folder.resolve("votes.jsonl"), lines));
    }

    private static VoteFiles.Read read(Path file) {
        Sources sources = Sources.find(
                List.of(file.toString()), Locations.LOCAL, Sources.TRANSPORTS, Limits.DEFAULT, Optional.empty());
        return new VoteFiles(BattleBallots.plain(), true).read(sources);
    }
}
