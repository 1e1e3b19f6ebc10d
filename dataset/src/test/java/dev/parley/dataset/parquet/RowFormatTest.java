package dev.parley.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFormatTest {
    private static final RowFormat NAMES = new RowFormat(new StructType().add("name", DataTypes.StringType));

    @Property(tries = 200)
    void whatIsWrittenIsReadAgain(@ForAll("tables") Tuple2<StructType, List<Row>> table) {
        inTemporaryFolder(folder -> {
            Path file = write(new RowFormat(table.get1()), table.get2(), folder.resolve("rows.parquet"));
            assertThat(read(file)).isEqualTo(RandomRows.asJson(table.get1(), table.get2()));
        });
    }

    @Property(tries = 50)
    void equalRowsAreEqualBytes(@ForAll("tables") Tuple2<StructType, List<Row>> table) {
        inTemporaryFolder(folder -> {
            Path one = write(new RowFormat(table.get1()), table.get2(), folder.resolve("one.parquet"));
            Path two = write(new RowFormat(table.get1()), table.get2(), folder.resolve("two.parquet"));
            assertThat(two).hasSameBinaryContentAs(one);
        });
    }

    @Provide
    Arbitrary<Tuple2<StructType, List<Row>>> tables() {
        return RandomRows.tables();
    }

    @Test
    void aFinishedFileIsDescribed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("names.parquet");
        WrittenFile written;
        try (RowWriter rows = NAMES.create(file)) {
            rows.write(RowFactory.create("Ada"));
            rows.write(RowFactory.create((Object) null));
            written = rows.finish();
        }
        assertThat(written)
                .isEqualTo(new WrittenFile(
                        "names.parquet", 2, Files.size(file), written.dataBytes(), sha256(file)));
    }

    @Test
    void aHadoopPathOnTheLocalDiskLeavesNoChecksumFileBeside(@TempDir Path folder) {
        org.apache.hadoop.fs.Path file =
                new org.apache.hadoop.fs.Path(folder.resolve("names.parquet").toUri());
        try (RowWriter rows = NAMES.create(file, new Configuration(false))) {
            rows.finish();
        }
        assertThat(folder).isDirectoryContaining("glob:**names.parquet").isDirectoryNotContaining("glob:**crc");
    }

    @Test
    void aWriterClosedBeforeItIsFinishedLeavesTheOldFileAndNothingElse(@TempDir Path folder) throws Exception {
        Path file = write(NAMES, List.of(RowFactory.create("old")), folder.resolve("names.parquet"));
        byte[] before = Files.readAllBytes(file);
        try (RowWriter rows = NAMES.create(file)) {
            rows.write(RowFactory.create("new"));
        }
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aMissingValueThatMustNotBeMissingIsRefused(@TempDir Path folder) {
        var format = new RowFormat(new StructType().add("name", DataTypes.StringType, false));
        try (RowWriter rows = format.create(folder.resolve("names.parquet"))) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> rows.write(RowFactory.create((Object) null)))
                    .withMessageContaining("name");
        }
    }

    @Test
    void aTypeWithoutAPlaceIsRefusedBeforeAnyFileIsMade() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new RowFormat(new StructType().add("since", DataTypes.CalendarIntervalType)))
                .withMessageContaining("since");
    }

    @Test
    void aFullDiskIsOneClearError(@TempDir Path folder) {
        var full = new FullDisk(1000);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> {
                    try (var rows = new RowWriter(NAMES, full)) {
                        for (int i = 0; i < 10_000; i++) {
                            rows.write(RowFactory.create("name " + i * 7919L));
                        }
                        rows.finish();
                    }
                })
                .withMessage("cannot write rows.parquet: No space left on device; make room or name another folder, "
                        + "then run the same command again");
        assertThat(full.discarded()).isTrue();
    }

    @Test
    void onlyTheNamedColumnsAreRead(@TempDir Path folder) {
        var schema = new StructType().add("name", DataTypes.StringType).add("age", DataTypes.IntegerType);
        Path file = write(new RowFormat(schema), List.of(RowFactory.create("Ada", 36)), folder.resolve("x.parquet"));
        try (ParquetRows rows = ParquetRows.open(file, Set.of("age"))) {
            assertThat(rows.next()).hasToString("{\"age\":36}");
        }
    }

    @Test
    void aFileThatIsNoParquetIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("letter.parquet"), "Dear reader, this is a letter.");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ParquetRows.open(file))
                .withMessageContaining("letter.parquet");
    }

    static Path write(RowFormat format, List<Row> rows, Path file) {
        try (RowWriter writer = format.create(file)) {
            rows.forEach(writer::write);
            writer.finish();
        }
        return file;
    }

    static List<JsonNode> read(Path file) {
        var all = new ArrayList<JsonNode>();
        try (ParquetRows rows = ParquetRows.open(file)) {
            while (rows.hasNext()) {
                ObjectNode row = rows.next();
                all.add(row);
            }
        }
        return all;
    }

    private static String sha256(Path file) throws Exception {
        var digest = java.security.MessageDigest.getInstance("SHA-256");
        return java.util.HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    }

    /** Properties have no {@code @TempDir} of their own. */
    private static void inTemporaryFolder(java.util.function.Consumer<Path> work) {
        try {
            Path folder = Files.createTempDirectory("parley");
            try {
                work.accept(folder);
            } finally {
                try (var files = Files.walk(folder)) {
                    for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
