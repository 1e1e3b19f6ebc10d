package dev.parley.core.convert;

import java.util.SortedMap;

/**
 * What a conversion did.
 *
 * @param read records that were read
 * @param written records that were written
 * @param superseded states of a conversation that was logged again later, and battles that were judged again
 * @param rejected records, and whole files, that could not be read
 * @param losses what the target could not carry, with the number of entries that had it
 */
public record Summary(
        long read, long written, long superseded, long rejected, SortedMap<String, Long> losses) {}
