@NullMarked
package dev.parley.arena.server;

import org.jspecify.annotations.NullMarked;
