package dev.parley.dataset.build;

import org.apache.spark.Partitioner;

/** Sends each sort key to the part that holds its range. */
final class SortKeyPartitioner extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int parts;

    /**
     * @param parts a power of two
     */
    SortKeyPartitioner(int parts) {
        this.parts = parts;
    }

    @Override
    public int numPartitions() {
        return parts;
    }

    @Override
    public int getPartition(Object key) {
        return SortKey.range((Long) key, parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SortKeyPartitioner partitioner && partitioner.parts == parts;
    }

    @Override
    public int hashCode() {
        return parts;
    }
}
