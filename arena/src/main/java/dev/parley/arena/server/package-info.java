/**
 * The HTTP server that the arena's parts plug into as {@link dev.parley.arena.server.Routes}. It listens on the
 * loopback address unless told otherwise, runs each request on a virtual thread, bounds how much it does at once and
 * how much a body may hold, names each request, logs it without what was said, and counts for Prometheus.
 */
@NullMarked
package dev.parley.arena.server;

import org.jspecify.annotations.NullMarked;
