/**
 * How conversations relate to each other: equal, nearly equal, continued, regenerated, too frequent, sampled.
 *
 * <p>{@link dev.parley.dataset.relation.Relations} has two halves. The expensive half looks at every conversation once:
 * {@code candidates} groups MinHash bands, {@code pairs} measures the true similarity of what met. Both depend on
 * nothing but the annotated table, so their results are stored and reused. The cheap half, {@code resolve}, reads the
 * stored pairs and decides by {@link dev.parley.dataset.relation.RelationRule rules}, among the conversations that
 * survived everything else, who stays and who goes; changing a threshold repeats only this half.
 */
@NullMarked
package dev.parley.dataset.relation;

import org.jspecify.annotations.NullMarked;
