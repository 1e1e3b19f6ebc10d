package dev.parley.cli;

import dev.parley.core.InputException;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.ModelHealth;
import dev.parley.model.catalogue.DeclaredModels;
import dev.parley.model.catalogue.Surroundings;
import dev.parley.moderation.Moderator;
import dev.parley.moderation.remote.BudgetedModerator;
import dev.parley.moderation.remote.EndpointModerator;
import dev.parley.moderation.remote.KeepingModerator;
import dev.parley.moderation.remote.KeptOutcomes;
import dev.parley.moderation.remote.LlamaGuardPrompt;
import dev.parley.moderation.remote.LmsysPrompt;
import dev.parley.moderation.remote.ModerationPrompt;
import dev.parley.moderation.remote.PromptedModerator;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How a declared model moderates: a moderation endpoint, or any language model that is told to. */
final class DeclaredModeratorOptions {
    private static final Map<String, Supplier<ModerationPrompt>> PROMPTS = Map.of(
            "lmsys-0-shot", LmsysPrompt::zeroShot,
            "lmsys-1-shot", LmsysPrompt::oneShot,
            "llama-guard", LlamaGuardPrompt::new);

    @Option(
            names = "--models",
            paramLabel = "FILE",
            description = "Declares models in YAML, as for 'parley serve'; each can be named as a moderator.")
    private Optional<Path> models = Optional.empty();

    @Option(
            names = "--prompt",
            paramLabel = "NAME",
            defaultValue = "lmsys-1-shot",
            description = {
                "How a language model is asked: lmsys-0-shot, lmsys-1-shot or llama-guard",
                "(default: ${DEFAULT-VALUE})."
            })
    private String prompt = "";

    @Option(
            names = "--budget",
            paramLabel = "USD",
            description = "Stop asking a declared model when its answers have cost so much.")
    private Optional<Double> budget = Optional.empty();

    @Option(
            names = "--cache",
            paramLabel = "FILE",
            description = "Keep what a declared model said, so that it is not asked twice and a stopped run goes on.")
    private Optional<Path> cache = Optional.empty();

    /** @throws InputException if no such model is declared */
    Moderator moderator(String name) {
        Path file = models.orElseThrow(() -> new InputException("there is no moderator '" + name
                + "'; name fast, encoder or cascade, or a model that a file given with --models declares."));
        ModelCatalogue catalogue = DeclaredModels.open(file, Surroundings.standard());
        Moderator moderator = moderator(name, catalogue, file);
        if (budget.isPresent()) {
            moderator = new BudgetedModerator(moderator, () -> cost(catalogue, name), budget.get());
        }
        return cache.isPresent() ? new KeepingModerator(moderator, KeptOutcomes.in(cache.get())) : moderator;
    }

    private Moderator moderator(String name, ModelCatalogue catalogue, Path file) {
        return catalogue
                .moderation(name)
                .<Moderator>map(model -> new EndpointModerator(model, name, "remote"))
                .or(() -> catalogue
                        .model(name)
                        .map(model -> new PromptedModerator(model, name, wording(), concurrency(catalogue, name))))
                .orElseThrow(() -> new InputException("'" + file + "' declares no model '" + name + "', only "
                        + catalogue.cards().stream().map(ModelCard::name).collect(Collectors.joining(", ")) + "."));
    }

    private ModerationPrompt wording() {
        Supplier<ModerationPrompt> known = PROMPTS.get(prompt);
        if (known == null) {
            throw new InputException("there is no prompt '" + prompt + "'; name one of "
                    + PROMPTS.keySet().stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        return known.get();
    }

    private static int concurrency(ModelCatalogue catalogue, String name) {
        return catalogue.cards().stream()
                .filter(card -> card.name().equals(name))
                .mapToInt(card -> card.limits().concurrency())
                .findFirst()
                .orElse(1);
    }

    private static double cost(ModelCatalogue catalogue, String name) {
        return catalogue.health(name).map(ModelHealth::cost).orElse(0.0);
    }
}
