/** The {@code parley} command: one class a subcommand, and nothing here knows how anything is done. */
@NullMarked
package dev.parley.cli;

import org.jspecify.annotations.NullMarked;
