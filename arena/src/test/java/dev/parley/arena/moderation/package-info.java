@NullMarked
package dev.parley.arena.moderation;

import org.jspecify.annotations.NullMarked;
