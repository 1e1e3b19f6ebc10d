package dev.parley.dataset.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Puts the footer of a Parquet file into the one order that depends on nothing but its content. parquet-java lists the
 * encodings of a column in the order of a hash set of enum constants, which is another one in each Java process; the
 * same rows would be other bytes on another worker.
 */
final class CanonicalFooter {
    /** Four bytes for the length of the footer, four for the magic {@code PAR1}. */
    private static final int TRAILER = 8;

    private CanonicalFooter() {}

    /**
     * The end of a file with its footer in order.
     *
     * @param end the last bytes of a file, at least all of its footer
     */
    static byte[] of(byte[] end) throws IOException {
        int length = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(end.length - TRAILER);
        int start = end.length - TRAILER - length;
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(end, start, length));
        for (RowGroup group : footer.getRow_groups()) {
            for (ColumnChunk column : group.getColumns()) {
                column.getMeta_data().getEncodings().sort(Comparator.comparingInt(Encoding::getValue));
            }
        }
        var ordered = new ByteArrayOutputStream(end.length);
        ordered.write(end, 0, start);
        Util.writeFileMetaData(footer, ordered);
        int orderedLength = ordered.size() - start;
        ordered.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(orderedLength)
                .array());
        ordered.write(end, end.length - Integer.BYTES, Integer.BYTES);
        return ordered.toByteArray();
    }
}
