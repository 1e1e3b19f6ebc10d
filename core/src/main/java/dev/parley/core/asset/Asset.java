package dev.parley.core.asset;

import java.net.URI;

/**
 * A file known by its content.
 *
 * @param name of the file, in every directory it may stand in
 * @param location where it can be downloaded
 * @param size in bytes
 * @param sha256 of its content, in lower-case hexadecimal digits
 */
public record Asset(String name, URI location, long size, String sha256) {}
