package dev.parley.dataset.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.dataset.parquet.RowFormat;
import dev.parley.dataset.parquet.RowWriter;
import dev.parley.dataset.recipe.Recipe.Columns;
import dev.parley.dataset.release.Release;
import dev.parley.dataset.release.WrittenRelease;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicDiversityTest {
    @Test
    void equallyFrequentTopicsCountFully() {
        assertThat(TopicDiversity.effective(List.of(5L, 5L, 5L))).isCloseTo(3, within(1e-9));
    }

    @Test
    void rareTopicsCountLess() {
        assertThat(TopicDiversity.effective(List.of(98L, 1L, 1L))).isBetween(1.0, 1.2);
    }

    @Test
    void promptsAreCountedInTheLanguageOfTheirConversation(@TempDir Path folder) {
        Path release = WrittenRelease.write(folder.resolve("release"), Columns.LMSYS);
        var schema = new StructType().add("conversation_id", DataTypes.StringType).add("topic", DataTypes.IntegerType);
        try (RowWriter rows = new RowFormat(schema).create(release.resolve("topics.parquet"))) {
            rows.write(RowFactory.create("c-1", 1));
            rows.write(RowFactory.create("c-2", 1));
            rows.write(RowFactory.create("c-2", 2));
            rows.write(RowFactory.create("elsewhere", 3));
            rows.finish();
        }

        TopicDiversity diversity = TopicDiversity.of(Release.open(release));

        assertThat(diversity.of("English")).isEqualTo("1.00");
        assertThat(diversity.of("Norwegian")).isEqualTo("2.00");
        assertThat(diversity.of("unknown")).isEqualTo("–");
    }
}
