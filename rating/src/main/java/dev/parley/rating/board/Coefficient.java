package dev.parley.rating.board;

/**
 * What a covariate is worth.
 *
 * @param value how much the log-odds of A grow when the standardised difference grows by 1
 * @param lower end of its sandwich interval at the board's level
 * @param upper the other end
 */
public record Coefficient(String covariate, double value, double lower, double upper) {}
