package dev.parley.rating.board;

/** Where a rating lies with the board's level of confidence. */
public record Interval(double lower, double upper) {}
