/** Tests of the page, over HTTP and in a browser. */
@NullMarked
package dev.parley.arena.web;

import org.jspecify.annotations.NullMarked;
