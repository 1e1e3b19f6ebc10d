package dev.parley.dataset.build;

/**
 * What a build did.
 *
 * @param output the directory of the release
 * @param read what became of the rows of the input
 * @param decided what became of the conversations
 */
public record BuildReport(String output, Counts read, Counts decided) {}
