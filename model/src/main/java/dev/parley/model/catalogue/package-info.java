/**
 * The models that an operator declares in one YAML file. {@code ModelFile} reads it, each model laid over {@code
 * standard.yaml}; {@code DeclaredModel} puts a provider behind its guard; {@link
 * dev.parley.model.catalogue.DeclaredModels} takes a changed file over while the program runs.
 */
@NullMarked
package dev.parley.model.catalogue;

import org.jspecify.annotations.NullMarked;
