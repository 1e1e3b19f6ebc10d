package dev.parley.dataset.parquet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Asks Parquet for the wanted columns and makes a JSON object of each record. */
final class JsonReadSupport extends ReadSupport<ObjectNode> {
    private final Predicate<String> columns;

    JsonReadSupport(Predicate<String> columns) {
        this.columns = columns;
    }

    @Override
    public ReadContext init(InitContext context) {
        MessageType all = context.getFileSchema();
        return new ReadContext(new MessageType(
                all.getName(),
                all.getFields().stream()
                        .filter(field -> columns.test(field.getName()))
                        .toList()));
    }

    @Override
    @SuppressWarnings("deprecation") // Abstract in Parquet, though deprecated.
    public RecordMaterializer<ObjectNode> prepareForRead(
            Configuration configuration, Map<String, String> metadata, MessageType file, ReadContext context) {
        return new JsonMaterializer(context.getRequestedSchema());
    }

    @Override
    public RecordMaterializer<ObjectNode> prepareForRead(
            ParquetConfiguration configuration, Map<String, String> metadata, MessageType file, ReadContext context) {
        return new JsonMaterializer(context.getRequestedSchema());
    }

    private static final class JsonMaterializer extends RecordMaterializer<ObjectNode> {
        private final GroupConverter root;
        private @Nullable ObjectNode current;

        JsonMaterializer(MessageType schema) {
            root = new JsonConverters.Struct(schema, row -> current = (ObjectNode) row);
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }

        @Override
        public @Nullable ObjectNode getCurrentRecord() {
            return current;
        }
    }
}
