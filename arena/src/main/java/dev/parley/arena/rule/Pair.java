package dev.parley.arena.rule;

/** Two models that meet; {@code a} stands left. */
public record Pair(String a, String b) {}
