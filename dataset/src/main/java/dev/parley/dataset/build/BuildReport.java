package dev.parley.dataset.build;

/**
 * What a build did.
 *
 * @param output the directory of the release
 * @param annotator what annotated, with its versions; names the language detector that could be had
 * @param read what became of the rows of the input
 * @param decided what became of the conversations
 */
public record BuildReport(String output, String annotator, Counts read, Counts decided) {}
