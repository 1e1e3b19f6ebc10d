/**
 * Topics: what people talk about. The first prompts of a release become vectors ({@link
 * dev.parley.text.encoder.SentenceVectors}); a sample of them is clustered ({@link dev.parley.dataset.topic.KMeans} as the
 * LMSYS-Chat-1M paper does, from clusters of {@link dev.parley.dataset.topic.WardTree} unless asked otherwise), and all of
 * them are assigned to the nearest centroid. Labels, hierarchy, map and the match to an earlier release follow from the
 * clusters; prompts that nearly say the same are found within small clusters ({@link dev.parley.dataset.topic.NearDuplicates}). The same release and seed give the same topics on any number of cores: every sum is taken in a fixed order.
 */
@NullMarked
package dev.parley.dataset.topic;

import org.jspecify.annotations.NullMarked;
