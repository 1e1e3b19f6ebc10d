package dev.parley.model.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

class SseReaderTest {
    @Test
    void data_lines_are_joined_and_one_space_is_dropped() throws IOException {
        assertThat(read("data: a\ndata:b\ndata:  c\ndata\n\n")).containsExactly("a\nb\n c\n");
    }

    @Test
    void comments_other_fields_and_empty_events_are_passed_over() throws IOException {
        assertThat(read(": hi\nevent: x\nid: 1\nretry: 5\n\n\ndatabase: no\n\ndata: yes\n\n")).containsExactly("yes");
    }

    @Test
    void a_byte_order_mark_is_dropped() throws IOException {
        assertThat(read("\uFEFFdata: a\n\n")).containsExactly("a");
    }

    @Test
    void an_event_at_the_end_counts_without_an_empty_line() throws IOException {
        assertThat(read("data: a\n\ndata: b")).containsExactly("a", "b");
    }

    @Test
    void lines_may_end_in_three_ways_at_once() throws IOException {
        assertThat(read("data: a\r\rdata: b\r\n\r\ndata: c\n\ndata: d\r\n\n")).containsExactly("a", "b", "c", "d");
    }

    @Property
    void the_reader_finds_what_the_slow_one_finds_in_packets_of_any_size(
            @ForAll("streams") String stream, @ForAll @IntRange(min = 1, max = 9) int packet) throws IOException {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);

        assertThat(read(packets(bytes, packet))).isEqualTo(slowly(stream));
    }

    @Provide
    Arbitrary<String> streams() {
        return Arbitraries.of("data", ":", " ", "\n", "\r", "\r\n", "\n\n", "data: ", "x", "大", "🌊", "event: e\n")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    static Stream<byte[]> samples() {
        return Stream.of("data: a\n\n", "\r\r\n\n:\rdata\n", "\uFEFFdata:\n\ndata: [DONE]", "data: {\"a\": 1}\r\n\r\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "1m")
    void whatever_the_bytes_the_packets_do_not_matter(byte[] bytes) throws IOException {
        assertThat(read(packets(bytes, 1))).isEqualTo(read(packets(bytes, Math.max(1, bytes.length))));
    }

    /** By the words of the standard, on text, and an event at the end counts. */
    private static List<String> slowly(String stream) {
        var events = new ArrayList<String>();
        var data = new ArrayList<String>();
        for (String line : (stream + "\n\n").split("\r\n|\r|\n", -1)) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    events.add(String.join("\n", data));
                    data.clear();
                }
            } else if (line.equals("data")) {
                data.add("");
            } else if (line.startsWith("data:")) {
                data.add(line.substring(line.startsWith("data: ") ? 6 : 5));
            }
        }
        return events;
    }

    private static List<String> read(String stream) throws IOException {
        return read(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> read(InputStream in) throws IOException {
        var events = new ArrayList<String>();
        var reader = new SseReader(in);
        while (reader.next()) {
            events.add(new String(reader.data(), 0, reader.length(), StandardCharsets.UTF_8));
        }
        return events;
    }

    /** A stream that never gives more than so many bytes at once. */
    private static InputStream packets(byte[] bytes, int size) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, size));
            }
        };
    }
}
