package dev.parley.arena;

import dev.parley.arena.moderation.ModerationSettings;
import dev.parley.arena.server.ServerSettings;
import dev.parley.arena.server.TrustedProxies;
import dev.parley.arena.web.PageSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator decides about an arena.
 *
 * @param models the file that declares the models; empty for the built-in demo models
 * @param store a file of SQLite or a JDBC URL of PostgreSQL
 * @param kept how long chats and calls are kept after something happened in them last; empty for good
 */
public record ArenaSettings(
        Optional<Path> models,
        String store,
        Optional<Duration> kept,
        ServerSettings server,
        TrustedProxies proxies,
        Battles battles,
        ModerationSettings moderation,
        PageSettings page) {}
