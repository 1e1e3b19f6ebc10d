package dev.parley.dataset.relation;

import dev.parley.core.InputException;

/** What follows from how conversations relate. Rules are applied in order; each sees what the ones before have left. */
public sealed interface RelationRule {
    /** The name in the ledger. */
    String name();

    /**
     * Whether conversations that the rule names leave, so that later rules do not see them; else they are only named.
     */
    boolean drops();

    /**
     * Of each cluster only one conversation stays: the earliest, then the longest, then the one with the least id; of
     * {@link Relation#PREFIX} the longest, then the earliest.
     *
     * @param threshold least similarity, from {@link Relations#FLOOR} to 1; only near relations ask for it
     */
    record Duplicates(Relation relation, double threshold, boolean drops) implements RelationRule {
        public Duplicates {
            requireThreshold(relation, threshold);
            if (relation == Relation.TEMPLATE) {
                throw new InputException(
                        "Relation 'template' groups prompts and names no duplicates; use it in a frequency cap.");
            }
        }

        @Override
        public String name() {
            return relation.label();
        }
    }

    /**
     * Of conversations that ask the same only so many stay, chosen by the hash of their id: first come is not first
     * served.
     *
     * @param relation what "the same" means: {@link Relation#EXACT_PROMPT}, {@link Relation#NEAR_PROMPT} or {@link
     *     Relation#TEMPLATE}
     * @param threshold least similarity of prompts, as in {@link Duplicates}
     */
    record FrequencyCap(Relation relation, double threshold, Limit limit, boolean drops) implements RelationRule {
        public FrequencyCap {
            requireThreshold(relation, threshold);
            switch (relation) {
                case EXACT_PROMPT, NEAR_PROMPT, TEMPLATE -> {}
                default ->
                    throw new InputException("A frequency cap counts 'exact-prompt', 'near-prompt' or 'template', not '"
                            + relation.label() + "'.");
            }
        }

        @Override
        public String name() {
            return relation.label() + "-cap";
        }
    }

    /** How many conversations a {@link FrequencyCap} leaves of each prompt. */
    sealed interface Limit {
        record Fixed(long conversations) implements Limit {
            public Fixed {
                requirePositive("frequency cap", conversations);
            }
        }

        /**
         * The integer part of this quantile of the numbers of conversations of all prompts, linearly interpolated. With
         * .9999 the rule of LMSYS (FastChat, fastchat/serve/monitor/deduplication.py): what the rule names is {@code
         * high_freq} and not {@code sampled} in their {@code dedup_tag}.
         *
         * @param share above 0, up to 1
         */
        record Quantile(double share) implements Limit {
            public Quantile {
                if (!(share > 0 && share <= 1)) {
                    throw new InputException("The quantile of a frequency cap must be above 0 and at most 1, not " + share
                            + "; LMSYS takes 0.9999.");
                }
            }
        }
    }

    /**
     * Of each stratum, which is the conversations of one model, language and day (UTC), only a sample stays, chosen by
     * the hash of seed and id. A larger sample with the same seed contains the smaller one.
     */
    record StratifiedSample(long seed, Size size, boolean drops) implements RelationRule {
        @Override
        public String name() {
            return "sample";
        }
    }

    /** How much of each stratum a {@link StratifiedSample} leaves. */
    sealed interface Size {
        /** So many of each, or all where there are fewer. */
        record PerStratum(long conversations) implements Size {
            public PerStratum {
                requirePositive("sample per stratum", conversations);
            }
        }

        /** So many together, shared out in proportion to the sizes of the strata. */
        record Total(long conversations) implements Size {
            public Total {
                requirePositive("sample", conversations);
            }
        }
    }

    private static void requireThreshold(Relation relation, double threshold) {
        boolean near = relation == Relation.NEAR_CONVERSATION || relation == Relation.NEAR_PROMPT;
        if (near && !(threshold >= Relations.FLOOR && threshold <= 1)) {
            throw new InputException("The threshold of '" + relation.label() + "' must be from " + Relations.FLOOR
                    + " to 1, not " + threshold + ".");
        }
    }

    private static void requirePositive(String setting, long number) {
        if (number < 1) {
            throw new InputException("The " + setting + " must be at least 1, not " + number + ".");
        }
    }
}
