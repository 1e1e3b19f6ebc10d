package dev.parley.dataset.release;

import dev.parley.dataset.parquet.RowFormat;
import dev.parley.dataset.parquet.RowWriter;
import dev.parley.dataset.recipe.Recipe.Columns;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Function;

/**
 * How conversations become the shards of a release. There are as many shards as the number of conversations asks for,
 * and each holds one range of the sort key; neither depends on cores, partitions or the order of the input.
 *
 * @param columns those of LMSYS-Chat-1M, or Parley's own as well
 * @param shards a power of two
 */
public record ShardFormat(Columns columns, int shards) implements Serializable {
    /** Conversations in a full shard, on average: at the mean size of LMSYS-Chat-1M about 200 MB. */
    static final long ROWS_A_SHARD = 1 << 17;

    public ShardFormat {
        if (Integer.bitCount(shards) != 1) {
            throw new IllegalArgumentException("the number of shards must be a power of two, not " + shards);
        }
    }

    /** The format of a release of so many conversations. */
    public static ShardFormat of(Columns columns, long conversations) {
        int shards = 1;
        while (shards * ROWS_A_SHARD < conversations) {
            shards *= 2;
        }
        return new ShardFormat(columns, shards);
    }

    /** Index of the shard that holds this sort key: its leading bits, the sign bit flipped. */
    public int shardOf(long sortKey) {
        int bits = Integer.numberOfTrailingZeros(shards);
        return bits == 0 ? 0 : (int) ((sortKey ^ Long.MIN_VALUE) >>> (Long.SIZE - bits));
    }

    /** File name of a shard, as Hugging Face names the shards of the split {@code train}. */
    public String fileName(int shard) {
        return String.format(Locale.ROOT, "train-%05d-of-%05d.parquet", shard, shards);
    }

    /** Whether a file of a release is a shard, by its path in the release. */
    static boolean isShard(String name) {
        return name.matches("data/train-\\d{5}-of-\\d{5}\\.parquet");
    }

    /**
     * Writes one shard.
     *
     * @param conversations of this shard only, by sort key, then by id
     * @param file starts the file for the shard, such as {@code format -> format.create(path)}
     */
    public Shard write(Iterator<ReleasedConversation> conversations, Function<RowFormat, RowWriter> file) {
        var statistics = new Statistics();
        try (RowWriter rows = file.apply(new RowFormat(ReleaseRow.schema(columns)))) {
            while (conversations.hasNext()) {
                ReleasedConversation conversation = conversations.next();
                rows.write(ReleaseRow.of(conversation, columns));
                statistics.add(conversation);
            }
            return new Shard(rows.finish(), statistics);
        }
    }
}
