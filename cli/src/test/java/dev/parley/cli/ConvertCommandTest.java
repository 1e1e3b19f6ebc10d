package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.moderation.Category;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    private static final String MODERATION = "[{\"categories\":{%1$s:false},\"category_scores\":{%1$s:0.25},"
            + "\"flagged\":false},{\"categories\":{%1$s:true},\"category_scores\":{%1$s:1.5E-5},\"flagged\":true}]";
    private static final List<String> CATEGORIES =
            Category.LMSYS.stream().map(Category::label).toList();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path input = Path.of("");

    @BeforeEach
    void writeInput() throws IOException {
        input = Files.writeString(folder.resolve("input.data"), """
                {"conversation_id":"1","model":"m","conversation":[{"content":"¿Qué?","role":"user"},\
                {"content":"Nada 😀","role":"assistant"}],"turn":1,"language":"Spanish","openai_moderation":%s,\
                "redacted":false}
                {"torn
                {"conversation_id":"2","model":"","conversation":[],"turn":0,"language":"unknown",\
                "openai_moderation":[],"redacted":true}
                """.formatted(moderation()));
    }

    private static String moderation() {
        String flags = MODERATION.replace("%1$s:false", each("false")).replace("%1$s:true", each("true"));
        return flags.replace("%1$s:0.25", each("0.25")).replace("%1$s:1.5E-5", each("1.5E-5"));
    }

    private static String each(String value) {
        return String.join(
                ",", CATEGORIES.stream().map(name -> "\"" + name + "\":" + value).toList());
    }

    @Test
    void what_goes_through_parquet_comes_back_as_it_was() throws IOException {
        assertThat(convert(input, "lmsys-chat-1m", "out.parquet")).isZero();
        assertThat(convert(folder.resolve("out.parquet"), "lmsys-chat-1m", "back.jsonl.zst")).isZero();
        assertThat(convert(folder.resolve("back.jsonl.zst"), "lmsys-chat-1m", "back.json")).isZero();

        var json = new ObjectMapper();
        JsonNode back = json.readTree(folder.resolve("back.json").toFile());
        List<String> lines = Files.readAllLines(input);
        assertThat(back).containsExactly(json.readTree(lines.get(0)), json.readTree(lines.get(2)));
    }

    @Test
    void the_summary_tells_what_was_read_written_rejected_and_lost() {
        assertThat(convert(input, "openai-chat", "out.jsonl")).isZero();

        assertThat(out.toString())
                .contains("read        2 records of lmsys-chat-1m in 1 files")
                .contains("written     2 records of openai-chat")
                .contains("rejected    1 records")
                .contains("not carried attribute language (1)")
                .contains("not carried id (2)");
        assertThat(folder.resolve("rejected/out.jsonl.rejected.jsonl")).exists();
    }

    @Test
    void the_summary_is_one_json_object_on_demand() throws IOException {
        execute("convert", "--from", input.toString(), "--to", "sharegpt", "--output", output("a.jsonl"), "--json");

        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.get("written").asInt()).isEqualTo(2);
        assertThat(summary.at("/losses/attribute language").asInt()).isEqualTo(1);
    }

    @Test
    void a_file_in_no_known_format_is_an_error_and_writes_nothing() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "{\"a\":1}\n");

        assertThat(convert(other, "sharegpt", "out.jsonl")).isEqualTo(1);
        assertThat(err.toString()).contains("were tried as").contains("fastchat-log");
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    @Test
    void a_failure_leaves_the_older_output_and_no_draft() throws IOException {
        Files.writeString(folder.resolve("out.parquet"), "older");

        assertThat(convert(input, "sharegpt", "out.parquet")).isEqualTo(1);
        assertThat(err.toString()).contains("only lmsys-chat-1m is written as Parquet");
        assertThat(folder.resolve("out.parquet")).hasContent("older");
        assertThat(folder.resolve(".out.parquet.part")).doesNotExist();
    }

    @Test
    void an_output_of_unknown_kind_is_an_error_that_lists_the_known_ones() {
        assertThat(convert(input, "sharegpt", "out.xml")).isEqualTo(1);
        assertThat(err.toString()).contains(".jsonl, .json, .parquet");
    }

    private int convert(Path from, String to, String output) {
        return execute("convert", "--from", from.toString(), "--to", to, "--output", output(output));
    }

    private String output(String name) {
        return folder.resolve(name).toString();
    }

    private int execute(String... arguments) {
        return Parley.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
