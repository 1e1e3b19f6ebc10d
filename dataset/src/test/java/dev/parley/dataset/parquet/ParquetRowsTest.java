package dev.parley.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as other and older programs write them. */
class ParquetRowsTest {
    @TempDir
    private Path folder;

    @Test
    void oldListsOfTwoLevelsAreLists() throws Exception {
        Group row = row("message m { optional group names (LIST) { repeated binary array (STRING); } }");
        row.addGroup("names").append("array", "Ada").append("array", "Grace");
        assertThat(read(row)).isEqualTo("{\"names\":[\"Ada\",\"Grace\"]}");
    }

    @Test
    void oldListsOfGroupsAreListsOfObjects() throws Exception {
        Group row = row("message m { optional group names (LIST) { repeated group array { "
                + "required binary name (STRING); } } }");
        row.addGroup("names").addGroup("array").append("name", "Ada");
        assertThat(read(row)).isEqualTo("{\"names\":[{\"name\":\"Ada\"}]}");
    }

    @Test
    void repeatedFieldsWithoutAnnotationAreLists() throws Exception {
        Group row = row("message m { repeated int32 numbers; repeated binary names (STRING); }");
        row.append("numbers", 1).append("numbers", 2);
        assertThat(read(row)).isEqualTo("{\"numbers\":[1,2],\"names\":[]}");
    }

    @Test
    void listsMayBeCalledAnything() throws Exception {
        Group row = row("message m { optional group names (LIST) { repeated group bag { "
                + "optional binary item (STRING); } } }");
        Group names = row.addGroup("names");
        names.addGroup("bag").append("item", "Ada");
        names.addGroup("bag");
        assertThat(read(row)).isEqualTo("{\"names\":[\"Ada\",null]}");
    }

    @Test
    void timesOfAllKindsAreIsoText() throws Exception {
        Group row = row("message m { required int96 impala; required int64 utc (TIMESTAMP(MILLIS,true)); "
                + "required int64 local (TIMESTAMP(NANOS,false)); required int32 day (DATE); }");
        row.append("impala", int96(2_440_589, 1_500_000_000L));
        row.append("utc", 1_000L).append("local", 1_000_000_001L).append("day", 19_478);
        assertThat(read(row))
                .isEqualTo("{\"impala\":\"1970-01-02T00:00:01.500Z\",\"utc\":\"1970-01-01T00:00:01Z\","
                        + "\"local\":\"1970-01-01T00:00:01.000000001\",\"day\":\"2023-05-01\"}");
    }

    @Test
    void numbersKeepTheirMeaning() throws Exception {
        Group row = row("message m { required int64 price (DECIMAL(10,2)); required int32 count (INTEGER(32,false)); }");
        row.append("price", 1_250L).append("count", -1);
        assertThat(read(row)).isEqualTo("{\"price\":12.50,\"count\":4294967295}");
    }

    @Test
    void aDamagedFileIsAnInputErrorOrIsRead() throws Exception {
        var format = new RowFormat(new StructType().add("name", DataTypes.StringType).add("age", DataTypes.LongType));
        Path file = RowFormatTest.write(
                format, List.of(RowFactory.create("Ada", 36L), RowFactory.create("Grace", 85L)), folder.resolve("a"));
        byte[] sound = Files.readAllBytes(file);
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Files.write(file, damaged);
            try {
                RowFormatTest.read(file);
            } catch (InputException expected) {
                assertThat(expected).hasMessageContaining(file.toString());
            }
        }
    }

    private static Group row(String schema) {
        return new SimpleGroupFactory(MessageTypeParser.parseMessageType(schema)).newGroup();
    }

    private String read(Group row) throws IOException {
        Path file = folder.resolve("rows.parquet");
        try (var writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType((MessageType) row.getType())
                .build()) {
            writer.write(row);
        }
        return RowFormatTest.read(file).getFirst().toString();
    }

    private static Binary int96(int julianDay, long nanosecondsOfDay) {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(nanosecondsOfDay).putInt(julianDay).flip();
        return Binary.fromConstantByteBuffer(bytes);
    }
}
