package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaderboardCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path votes = Path.of("");

    @BeforeEach
    void writeVotes() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            String winner = i % 3 == 0 ? "model_b" : i % 10 == 1 ? "tie" : i % 25 == 2 ? "tie (bothbad)" : "model_a";
            lines.append("{\"model_a\":\"%s\",\"model_b\":\"%s\",\"winner\":\"%s\",\"judge\":\"u%d\",\"anony\":%s,"
                    .formatted("m" + i % 2, "m" + (2 + i % 3), winner, i % 20, i % 30 != 0));
            lines.append("\"language\":\"%s\",\"tstamp\":%d}\n".formatted(i % 4 == 0 ? "French" : "English", 1_683_000_000 + i));
        }
        votes = Files.writeString(folder.resolve("votes.jsonl"), lines);
    }

    @Test
    void each_model_has_its_rating_interval_and_votes() throws IOException {
        JsonNode board = json("leaderboard", votes.toString(), "--json", "--anchor", "m0=1200", "--rounds", "100");

        assertThat(board.path("models")).hasSize(5);
        for (JsonNode model : board.path("models")) {
            assertThat(model.path("rating").asDouble())
                    .isBetween(model.path("lower").asDouble(), model.path("upper").asDouble());
            assertThat(model.path("votes").asInt()).isPositive();
            assertThat(model.path("intervals").has("bootstrap")).isTrue();
            if (model.path("model").asText().equals("m0")) {
                assertThat(model.path("rating").asDouble()).isCloseTo(1200, within(1e-9));
            }
        }
        assertThat(board.path("method").path("votes").asInt()).isEqualTo(290);
        assertThat(board.path("filters").path(0).path("removed").asInt()).isEqualTo(10);
    }

    @Test
    void filters_choose_the_votes() throws IOException {
        JsonNode french = json("leaderboard", votes.toString(), "--json", "--language", "french", "--all-votes");

        assertThat(french.path("method").path("votes").asInt()).isEqualTo(75);
    }

    @Test
    void boards_and_reports_are_added_on_request() throws IOException {
        JsonNode report = json(
                "leaderboard", votes.toString(), "--json", "--by", "language", "--compare-ties", "--vote-filters",
                "--forged-votes", "--judges", "--rounds", "0");

        assertThat(names(report.path("boards"))).containsExactly("English", "French");
        assertThat(report.path("tieModels")).hasSize(3);
        assertThat(report.path("voteFilters").path(0).path("filter").asText()).isEqualTo("anonymous");
        assertThat(report.path("forgedVotes")).hasSize(4);
        assertThat(report.path("judges")).hasSize(20);
        assertThat(report.has("coordinated")).isTrue();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void the_table_says_how_it_was_made() {
        assertThat(run("leaderboard", votes.toString(), "--rounds", "50", "--ties", "davidson")).isZero();

        assertThat(out.toString())
                .contains("290 votes, 5 models", "Davidson", "at 95%", "50 bootstrap rounds", "filter anonymous: 10 votes");
    }

    @Test
    void counts_are_read_and_cannot_be_filtered() throws IOException {
        Path counts = Files.writeString(
                folder.resolve("counts.json"), "{\"models\":[\"a\",\"b\"],\"X\":[[0,1]],\"Y\":[[60,40,5,2]]}");

        assertThat(json("leaderboard", counts.toString(), "--json").path("method").path("votes").asInt()).isEqualTo(107);
        assertThat(run("leaderboard", counts.toString(), "--language", "French")).isEqualTo(1);
        assertThat(err.toString()).contains("holds counts");
    }

    @Test
    void the_board_is_written_as_csv() throws IOException {
        Path csv = folder.resolve("board.csv");

        assertThat(run("leaderboard", votes.toString(), "--output", csv.toString())).isZero();

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(6);
        assertThat(lines.getFirst()).isEqualTo("model,rank,worst_rank,rating,lower,upper,votes");
    }

    @Test
    void a_wrong_setting_is_told_with_the_way_out() {
        assertThat(run("leaderboard", votes.toString(), "--ties", "elo")).isEqualTo(1);
        assertThat(err.toString()).contains("'--ties elo'", "davidson");
        assertThat(run("leaderboard", votes.toString(), "--anchor", "m0")).isEqualTo(1);
        assertThat(err.toString()).contains("MODEL=RATING");
        assertThat(run("leaderboard", votes.toString(), "--style")).isEqualTo(1);
        assertThat(err.toString()).contains("--style");
    }

    private JsonNode json(String... arguments) throws IOException {
        assertThat(run(arguments)).as(err.toString()).isZero();
        JsonNode read = new ObjectMapper().readTree(out.toString());
        out.getBuffer().setLength(0);
        return read;
    }

    private int run(String... arguments) {
        return Parley.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
