package dev.parley.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.core.Entry;
import dev.parley.core.InputException;
import dev.parley.core.format.Format;
import dev.parley.core.format.Formats;
import dev.parley.core.format.GroupedFormat;
import dev.parley.core.format.Samples;
import dev.parley.core.format.UnreadableRecordException;
import dev.parley.core.format.WritableFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, a record is read or rejected, and a file is read to its end. */
class ReaderFuzzTest {
    private static final Limits SMALL = new Limits(4000, 20);

    @TempDir
    private Path folder;

    static Stream<byte[]> records() {
        return Formats.all().stream()
                .flatMap(format -> Samples.records(format.name()).stream())
                .map(record -> record.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> files() {
        return Formats.all().stream().map(format -> {
            try {
                return Files.readAllBytes(Samples.file(format.name()));
            } catch (IOException missing) {
                throw new IllegalStateException(missing);
            }
        });
    }

    @MethodSource("records")
    @FuzzTest(maxDuration = "2m")
    void every_format_reads_or_rejects_a_line(byte[] line) {
        for (Format format : Formats.all()) {
            switch (new RecordReader(format, SMALL).read(line)) {
                case Reading.Read read -> read.entries().forEach(ReaderFuzzTest::write);
                case Reading.Unreadable unreadable -> assertThat(unreadable.reason()).isNotBlank();
            }
            if (format instanceof GroupedFormat grouped) {
                join(grouped, line);
            }
        }
    }

    private static void join(GroupedFormat format, byte[] line) {
        try {
            var piece = new RecordParser(SMALL).parse(line);
            assertThat(format.key(piece)).isNotNull();
            format.read(format.join(List.of(piece, piece)));
        } catch (UnreadableRecordException unreadable) {
            assertThat(unreadable.reason()).isNotBlank();
        }
    }

    private static void write(Entry entry) {
        for (WritableFormat target : Formats.writable()) {
            if (target.carries().isInstance(entry)) {
                target.write(entry);
            }
        }
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "2m")
    void lines_cover_the_file_in_order(byte[] content) {
        long last = 0;
        try (Records records = JsonLines.open(new ByteArrayInputStream(content), SMALL)) {
            while (records.hasNext()) {
                long line = records.next().line();
                assertThat(line).isGreaterThan(last);
                last = line;
            }
        }
        assertThat(last).isLessThanOrEqualTo(1 + content.length);
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "2m")
    void a_file_is_recognised_and_read_or_refused(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        Sources sources;
        try {
            sources = Sources.find(List.of(file.toString()), Locations.LOCAL, Sources.TRANSPORTS, SMALL, Optional.empty());
        } catch (InputException refused) {
            assertThat(refused).hasMessageContaining("file");
            return;
        }
        for (Source source : sources.files()) {
            try (Records records = source.open(SMALL)) {
                records.forEachRemaining(record -> assertThat(record.line()).isPositive());
            }
        }
    }
}
