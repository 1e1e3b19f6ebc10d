/** Makes sets from which a language model learns to moderate (LMSYS-Chat-1M, arXiv 2309.11998, section 4.1). */
@NullMarked
package dev.parley.moderation.label;

import org.jspecify.annotations.NullMarked;
