/**
 * What the arena must not forget: users, chats, votes, calls of the gateway. SQLite by default, PostgreSQL by URL, the
 * same SQL on both. Whatever a method that writes returns is durable when it returns; a write may be repeated with the
 * same request key and happens once. Calls block, as virtual threads may.
 *
 * <p>{@link dev.parley.arena.store.Store} opens it all.
 */
@NullMarked
package dev.parley.arena.store;

import org.jspecify.annotations.NullMarked;
