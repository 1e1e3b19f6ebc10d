package dev.parley.core.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.Progress;
import dev.parley.core.format.Formats;
import dev.parley.core.format.ModelNames;
import dev.parley.core.format.Samples;
import dev.parley.core.format.WritableFormat;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Locations;
import dev.parley.core.source.RecordSink;
import dev.parley.core.source.RejectedFile;
import dev.parley.core.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final List<JsonNode> written = new ArrayList<>();

    @Test
    void a_conversation_logged_at_each_turn_is_written_once_in_its_last_state() throws IOException {
        Path log = log(
                chat("c1", 30, "one", "two", "three", "four"), chat("c2", 40, "x", "y"), chat("c1", 20, "one", "two"));

        Summary summary = convert(log, "lmsys-chat-1m");

        assertThat(written).extracting(row -> row.get("conversation_id").asText()).containsExactly("c1", "c2");
        assertThat(written.getFirst().get("conversation")).hasSize(4);
        assertThat(summary.superseded()).isEqualTo(1);
    }

    @Test
    void a_state_that_only_a_vote_tells_counts_too() throws IOException {
        Path log = log(chat("c1", 20, "one", "two"), row("upvote", 30, state("c1", "m", "one", "two", "three", "four")));

        Summary summary = convert(log, "sharegpt");

        assertThat(written).singleElement().satisfies(row -> assertThat(row.get("conversations")).hasSize(4));
        assertThat(summary.losses()).containsEntry("vote on a single conversation", 1L);
    }

    @Test
    void both_sides_of_a_battle_are_conversations() throws IOException {
        Summary summary = convert(Samples.file("chatbot-arena-conversations"), "lmsys-chat-1m");

        assertThat(written).extracting(row -> row.get("conversation_id").asText())
                .containsExactly("a1-a", "a1-b", "a2-a", "a2-b", "a3-a", "a3-b");
        assertThat(written.getFirst().get("language").asText()).isEqualTo("English");
        assertThat(summary.losses()).containsEntry("verdict of a battle", 3L);
    }

    @Test
    void a_battle_judged_twice_is_written_as_it_was_judged_last() throws IOException {
        Path log = log(battle("rightvote", 50), battle("leftvote", 40));

        Summary summary = convert(log, "arena-votes");

        assertThat(written).singleElement().satisfies(row -> assertThat(row.get("winner").asText()).isEqualTo("model_b"));
        assertThat(summary.superseded()).isEqualTo(1);
    }

    @Test
    void what_is_no_battle_is_told_when_battles_are_written() throws IOException {
        Path log = log(chat("c1", 20, "one", "two"), chat("left", 21, "one", "two"), battle("tievote", 30));

        Summary summary = convert(log, "chatbot-arena-conversations");

        assertThat(written).hasSize(1);
        assertThat(summary.losses()).containsEntry("conversation without a battle", 1L);
    }

    @Test
    void no_address_of_a_judge_is_written() throws IOException {
        convert(Samples.file("fastchat-log"), "chatbot-arena-conversations");

        assertThat(written).extracting(row -> row.get("judge").asText()).containsExactly("arena_user_1", "arena_user_2");
        assertThat(written.toString()).doesNotContain("192.0.2.9").doesNotContain("2001:db8::7");
    }

    @Test
    void models_get_their_released_names_on_demand() throws IOException {
        convert(List.of(Samples.file("fastchat-log")), Formats.writable("arena-votes"), true);

        assertThat(written.getLast().get("model_a").asText()).isEqualTo("gpt-4-0613");
        assertThat(written.getLast().get("model_b").asText()).isEqualTo("claude-2.0");
    }

    @Test
    void messages_of_a_tree_are_joined_across_files() throws IOException {
        List<String> rows = Files.readAllLines(Samples.file("oasst-messages"));
        Path one = Files.write(folder.resolve("1.jsonl"), rows.subList(0, 2));
        Path two = Files.write(folder.resolve("2.jsonl"), rows.subList(2, rows.size()));

        Summary summary = convert(List.of(one, two), Formats.writable("sharegpt"), false);

        assertThat(written).extracting(row -> row.get("id").asText()).containsExactly("m4", "m3");
        assertThat(summary.read()).isEqualTo(4);
    }

    @Test
    void a_line_that_cannot_be_read_is_rejected_with_its_place_its_reason_and_itself() throws IOException {
        Path log = log(chat("c1", 20, "one", "two"), "{\"torn", "{\"type\":\"chat\"}");

        Summary summary = convert(log, "lmsys-chat-1m");

        List<String> rejected = Files.readAllLines(folder.resolve("rejected/out.jsonl"));
        JsonNode first = JSON.readTree(rejected.getFirst());
        assertThat(summary.rejected()).isEqualTo(2);
        assertThat(first.get("file").asText()).isEqualTo(log.toString());
        assertThat(first.get("line").asLong()).isEqualTo(2);
        assertThat(first.get("reason").asText()).contains("not complete JSON");
        assertThat(Base64.getDecoder().decode(first.get("bytes").asText())).asString().isEqualTo("{\"torn");
        assertThat(rejected).hasSize(2);
    }

    @Test
    void nothing_rejected_leaves_no_file_of_rejections() throws IOException {
        Files.createDirectories(folder.resolve("rejected"));
        Files.writeString(folder.resolve("rejected/out.jsonl"), "of an earlier run");

        convert(log(chat("c1", 20, "one", "two")), "lmsys-chat-1m");

        assertThat(folder.resolve("rejected")).isEmptyDirectory();
    }

    static List<String> formats() {
        return Formats.all().stream().map(format -> format.name()).toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void any_format_is_converted_to_any_that_is_written(String from) throws IOException {
        for (WritableFormat target : Formats.writable()) {
            written.clear();
            Summary summary = convert(List.of(Samples.file(from)), target, false);
            assertThat(summary.written()).isEqualTo(written.size());
            assertThat(summary.rejected()).isZero();
            assertThat(summary.written() + summary.losses().size()).isPositive();
            assertThat(written).allMatch(target::recognises);
        }
    }

    private Summary convert(Path from, String to) throws IOException {
        return convert(List.of(from), Formats.writable(to), false);
    }

    private Summary convert(List<Path> from, WritableFormat target, boolean releasedNames) throws IOException {
        Sources sources = Sources.find(
                from.stream().map(Path::toString).toList(),
                Locations.LOCAL,
                Sources.TRANSPORTS,
                Limits.DEFAULT,
                Optional.empty());
        try (var rejected = new RejectedFile(folder.resolve("rejected/out.jsonl"));
                var sink = new Kept()) {
            Summary summary = new Conversion(
                            sources,
                            Limits.DEFAULT,
                            target,
                            conversations -> releasedNames
                                    ? conversations.stream().map(ModelNames::asReleased).toList()
                                    : conversations,
                            sink,
                            rejected)
                    .run(Progress.SILENT);
            rejected.commit();
            return summary;
        }
    }

    private final class Kept implements RecordSink {
        @Override
        public void write(ObjectNode record) {
            written.add(record);
        }

        @Override
        public void close() {}
    }

    private Path log(String... rows) throws IOException {
        return Files.write(folder.resolve("log.json"), List.of(rows));
    }

    private static String chat(String id, long second, String... messages) {
        return row("chat", second, state(id, "m", messages));
    }

    private static String row(String type, long second, String state) {
        return "{\"tstamp\":%d,\"type\":\"%s\",\"model\":\"m\",\"state\":%s,\"ip\":\"192.0.2.1\"}"
                .formatted(second, type, state);
    }

    private static String battle(String type, long second) {
        return "{\"tstamp\":%d,\"type\":\"%s\",\"models\":[\"\",\"\"],\"states\":[%s,%s],\"ip\":\"192.0.2.1\"}"
                .formatted(second, type, state("left", "l", "one", "two"), state("right", "r", "one", "three"));
    }

    private static String state(String id, String model, String... messages) {
        var list = new StringBuilder();
        for (int index = 0; index < messages.length; index++) {
            list.append(index == 0 ? "" : ",")
                    .append("[\"%s\",\"%s\"]".formatted(index % 2 == 0 ? "USER" : "ASSISTANT", messages[index]));
        }
        return "{\"roles\":[\"USER\",\"ASSISTANT\"],\"offset\":0,\"conv_id\":\"%s\",\"model_name\":\"%s\",\"messages\":[%s]}"
                .formatted(id, model, list);
    }
}
