/**
 * The release: what leaves the house. {@link dev.parley.dataset.release.ShardFormat} turns {@link
 * dev.parley.dataset.release.ReleasedConversation released conversations} into Parquet shards in the columns of
 * LMSYS-Chat-1M and counts them on the way ({@link dev.parley.dataset.release.Statistics}); {@link
 * dev.parley.dataset.release.ReleaseDocuments} writes card, Croissant, statistics and manifest from what was counted and
 * from the {@link dev.parley.dataset.release.ReleaseFacts facts} of the build; {@link
 * dev.parley.dataset.release.StagedRelease} puts everything in place at once. Nothing here asks the clock, the machine
 * or chance: the same conversations, recipe and versions are the same bytes.
 */
@NullMarked
package dev.parley.dataset.release;

import org.jspecify.annotations.NullMarked;
