package dev.parley.dataset.parquet;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.parley.core.moderation.Category;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** The columns and types of LMSYS-Chat-1M (huggingface.co/datasets/lmsys/lmsys-chat-1m). */
public final class LmsysSchema {
    private static final StructType MESSAGE =
            new StructType().add("content", StringType).add("role", StringType);

    private static final StructType MODERATION = new StructType()
            .add("categories", byCategory(BooleanType))
            .add("category_scores", byCategory(DoubleType))
            .add("flagged", BooleanType);

    public static final StructType SCHEMA = new StructType()
            .add("conversation_id", StringType)
            .add("model", StringType)
            .add("conversation", createArrayType(MESSAGE))
            .add("turn", LongType)
            .add("language", StringType)
            .add("openai_moderation", createArrayType(MODERATION))
            .add("redacted", BooleanType);

    private LmsysSchema() {}

    private static StructType byCategory(DataType type) {
        StructType struct = new StructType();
        for (Category category : Category.LMSYS) {
            struct = struct.add(category.label(), type);
        }
        return struct;
    }
}
