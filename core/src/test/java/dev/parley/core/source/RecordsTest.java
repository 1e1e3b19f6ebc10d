package dev.parley.core.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsTest {
    private static final Limits SMALL = new Limits(1000, 10);

    @TempDir
    private Path folder;

    @Test
    void a_torn_line_costs_one_line() throws IOException {
        List<RawRecord> records = lines("{\"a\":1}\n{\"a\": \"torn {\"b\n{\"a\":3}\n");

        assertThat(records.get(0)).isInstanceOf(RawRecord.Parsed.class);
        assertThat(records.get(1)).isInstanceOfSatisfying(RawRecord.Broken.class, torn -> {
            assertThat(torn.line()).isEqualTo(2);
            assertThat(torn.bytes()).asString(UTF_8).isEqualTo("{\"a\": \"torn {\"b");
            assertThat(torn.reason()).contains("not complete JSON").doesNotContain("torn");
        });
        assertThat(records.get(2)).isInstanceOfSatisfying(
                RawRecord.Parsed.class, third -> assertThat(third.line()).isEqualTo(3));
    }

    @Test
    void a_line_without_a_newline_at_the_end_of_the_file_counts() throws IOException {
        assertThat(lines("{\"a\":1}\r\n\n  \t\n{\"a\":2}")).extracting(RawRecord::line).containsExactly(1L, 4L);
    }

    @Test
    void an_empty_file_has_no_records() throws IOException {
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n\n \r\n")).isEmpty();
        assertThat(read(new JsonList(), "[]".getBytes(UTF_8))).isEmpty();
        assertThat(read(new Csv(), "a,b\n".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void a_line_of_100_megabytes_is_rejected_and_the_next_is_read() throws IOException {
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        List<InputStream> parts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            parts.add(new ByteArrayInputStream(megabyte));
        }
        parts.add(new ByteArrayInputStream("\n{\"a\":1}\n".getBytes(UTF_8)));

        List<RawRecord> records =
                all(JsonLines.open(new SequenceInputStream(Collections.enumeration(parts)), Limits.DEFAULT));

        assertThat(records).hasSize(2);
        assertThat(reason(records.getFirst())).contains("104857600 bytes").contains("67108864");
        assertThat(records.getFirst().bytes()).hasSize(4 << 10);
        assertThat(records.get(1).line()).isEqualTo(2);
    }

    @Test
    void deep_nesting_is_rejected() throws IOException {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(reason(read(new JsonLines(), deep.getBytes(UTF_8), Limits.DEFAULT).getFirst()))
                .contains("deeper than 200 levels");
    }

    @Test
    void bytes_that_are_not_utf_8_are_rejected() throws IOException {
        assertThat(reason(read(new JsonLines(), "{\"a\":\"é\"}".getBytes(ISO_8859_1)).getFirst()))
                .contains("not UTF-8");
        assertThat(reason(read(new JsonLines(), "{\"a\":\"é\"}".getBytes(UTF_16)).getFirst()))
                .contains("zero byte");
    }

    @Test
    void bytes_that_look_like_utf_32_are_rejected() throws IOException {
        assertThat(reason(read(new JsonLines(), new byte[] {0, 0, 0, '{', 1, (byte) 0xff, 0, 0}).getFirst()))
                .contains("zero byte");
    }

    @Test
    void csv_whose_names_are_not_utf_8_is_an_error_that_names_the_file() {
        assertThatThrownBy(() -> read(new Csv(), "a,é\n1,2\n".getBytes(ISO_8859_1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("file");
    }

    @Test
    void a_surrogate_written_as_three_bytes_is_rejected() throws IOException {
        byte[] line = "{\"a\":\"...\"}".getBytes(UTF_8);
        line[6] = (byte) 0xed;
        line[7] = (byte) 0xa0;
        line[8] = (byte) 0x80;

        assertThat(reason(read(new JsonLines(), line).getFirst())).contains("not UTF-8");
    }

    @Test
    void half_of_a_surrogate_pair_is_rejected_wherever_it_stands() throws IOException {
        assertThat(reason(lines("{\"a\":[{\"b\":\"x\\ud83d y\"}]}").getFirst())).contains("surrogate");
        assertThat(lines("{\"a\\uDE00\":1}\n{\"a\\uD83D\":1}\n{\"a\\uD83Dx\":1}\n{\"\\uDE00\\uD83D\":1}"))
                .hasOnlyElementsOfType(RawRecord.Broken.class)
                .hasSize(4);
    }

    @Test
    void a_whole_surrogate_pair_is_read() throws IOException {
        assertThat(lines("{\"a\":\"\\ud83d\\ude00\"}").getFirst())
                .isInstanceOfSatisfying(
                        RawRecord.Parsed.class,
                        parsed -> assertThat(parsed.value().get("a").textValue()).isEqualTo("😀"));
    }

    @Test
    void an_escaped_backslash_before_a_u_is_no_surrogate() throws IOException {
        assertThat(lines("{\"a\":\"\\\\ud83d\"}").getFirst()).isInstanceOf(RawRecord.Parsed.class);
    }

    @Test
    void binary_garbage_is_rejected_line_by_line() throws IOException {
        List<RawRecord> records = read(new JsonLines(), new byte[] {0, 1, 2, '\n', '{', '}', '\n', 0, '\n'});

        assertThat(records).extracting(RawRecord::line).containsExactly(1L, 2L, 3L);
        assertThat(records.get(1)).isInstanceOf(RawRecord.Parsed.class);
        assertThat(records.get(2)).isInstanceOf(RawRecord.Broken.class);
    }

    @Test
    void a_value_that_is_no_object_is_rejected() throws IOException {
        assertThat(lines("[1]\n\"text\"\n{} {}\n")).hasOnlyElementsOfType(RawRecord.Broken.class).hasSize(3);
    }

    @Test
    void a_byte_order_mark_is_skipped() throws IOException {
        assertThat(lines("\ufeff{\"a\":1}").getFirst()).isInstanceOf(RawRecord.Parsed.class);
    }

    @Test
    void a_list_is_read_element_by_element_with_the_line_of_each() throws IOException {
        String list = "[\n  {\"a\": \"],[\\\"\"},\n  {\"a\": [1, {\"b\": 2}]\n  }, {\"a\": 3}\n]\n";

        List<RawRecord> records = read(new JsonList(), list.getBytes(UTF_8));

        assertThat(records).hasOnlyElementsOfType(RawRecord.Parsed.class);
        assertThat(records).extracting(RawRecord::line).containsExactly(2L, 3L, 4L);
    }

    @Test
    void a_broken_element_of_a_list_costs_one_element() throws IOException {
        List<RawRecord> records = read(new JsonList(), "[{\"a\":1},{\"a\":},7,{\"a\":2}]".getBytes(UTF_8));

        assertThat(records).extracting(record -> record instanceof RawRecord.Parsed)
                .containsExactly(true, false, false, true);
    }

    @Test
    void a_list_that_breaks_off_says_so() throws IOException {
        assertThat(reason(read(new JsonList(), "[{\"a\":1},\n".getBytes(UTF_8)).getLast())).contains("not closed");
        assertThat(reason(read(new JsonList(), "[{\"a\":1},{\"b".getBytes(UTF_8)).getLast())).contains("not complete");
    }

    @Test
    void text_after_a_list_is_rejected() throws IOException {
        assertThat(read(new JsonList(), "[{\"a\":1}] , {}".getBytes(UTF_8))).hasSize(2);
    }

    @Test
    void csv_fields_may_hold_commas_quotes_and_newlines() throws IOException {
        List<RawRecord> records =
                read(new Csv(), "a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n2,\r\n".getBytes(UTF_8));

        assertThat(records).extracting(RawRecord::line).containsExactly(2L, 4L);
        assertThat(((RawRecord.Parsed) records.getFirst()).value().get("b").textValue()).isEqualTo("x, \"y\"\nz");
        assertThat(((RawRecord.Parsed) records.getLast()).value().has("b")).isFalse();
    }

    @Test
    void a_row_of_csv_with_other_than_the_named_fields_is_rejected() throws IOException {
        assertThat(reason(read(new Csv(), "a,b\n1,2,3\n".getBytes(UTF_8)).getFirst())).contains("3 fields where 2");
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void a_compressed_file_is_known_by_its_first_bytes(Compression compression) throws IOException {
        byte[] compressed = compressed("{\"a\":1}\n{\"a\":2}\n", compression);

        assertThat(read(new JsonLines(), compressed)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"}, value = Compression.class)
    void a_compressed_file_that_breaks_off_ends_with_a_rejection(Compression compression) throws IOException {
        byte[] whole = compressed("{\"a\":1}\n".repeat(100_000), compression);

        List<RawRecord> records = read(new JsonLines(), Arrays.copyOf(whole, whole.length - 9));

        assertThat(records.getFirst()).isInstanceOf(RawRecord.Parsed.class);
        assertThat(reason(records.getLast())).contains("damaged or incomplete");
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"}, value = Compression.class)
    void compressed_files_written_one_after_another_are_one(Compression compression) throws IOException {
        var both = new ByteArrayOutputStream();
        both.write(compressed("{\"a\":1}\n", compression));
        both.write(compressed("{\"a\":2}\n", compression));

        assertThat(read(new JsonLines(), both.toByteArray())).hasSize(2);
    }

    @Property(tries = 200)
    void lines_are_parted_as_by_the_obvious_way(
            @ForAll @Size(max = 200) List<@IntRange(max = 3) Integer> letters, @ForAll @IntRange(min = 1, max = 50) int limit)
            throws IOException {
        byte[] alphabet = {'\n', ' ', 'x', '{'};
        var text = new StringBuilder();
        letters.forEach(letter -> text.append((char) alphabet[letter]));

        List<RawRecord> records = all(JsonLines.open(
                new ByteArrayInputStream(text.toString().getBytes(UTF_8)), new Limits(limit, 10)));

        List<Long> expected = new ArrayList<>();
        String[] lines = text.toString().split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            if (!lines[line].isBlank() || lines[line].length() > limit) {
                expected.add(line + 1L);
            }
        }
        assertThat(records).extracting(RawRecord::line).containsExactlyElementsOf(expected);
    }

    private List<RawRecord> lines(String text) throws IOException {
        return read(new JsonLines(), text.getBytes(UTF_8));
    }

    private List<RawRecord> read(RecordTransport transport, byte[] content) throws IOException {
        return read(transport, content, SMALL);
    }

    private List<RawRecord> read(RecordTransport transport, byte[] content, Limits limits) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        return all(transport.open(new LocalFile(file), limits));
    }

    private static List<RawRecord> all(Records records) {
        List<RawRecord> all = new ArrayList<>();
        try (records) {
            records.forEachRemaining(all::add);
        }
        return all;
    }

    private static String reason(RawRecord record) {
        return ((RawRecord.Broken) record).reason();
    }

    private static byte[] compressed(String text, Compression compression) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream stream = compression.compress(bytes)) {
            stream.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
