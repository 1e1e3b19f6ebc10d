@NullMarked
package dev.parley.arena.gateway;

import org.jspecify.annotations.NullMarked;
