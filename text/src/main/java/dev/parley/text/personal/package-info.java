/** Personal data and secrets: found as scored spans, never as verdicts, and replaced by consistent placeholders. */
@NullMarked
package dev.parley.text.personal;

import org.jspecify.annotations.NullMarked;
