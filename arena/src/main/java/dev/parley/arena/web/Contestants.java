package dev.parley.arena.web;

import dev.parley.arena.server.Problem;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Mode;
import dev.parley.arena.store.Side;
import dev.parley.model.ModelCard;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.ModelHealth;
import java.util.List;
import java.util.Optional;

/** Says which models take part in a chat. */
final class Contestants {
    private final ModelCatalogue models;
    private final ArenaRules rules;

    Contestants(ModelCatalogue models, ArenaRules rules) {
        this.models = models;
        this.rules = rules;
    }

    /** The models that users may choose by name. */
    List<ModelCard> visible() {
        return chatting().stream().filter(ModelCard::visible).toList();
    }

    boolean isUp(ModelCard card) {
        return models.health(card.name()).map(ModelHealth::isUp).orElse(false);
    }

    /**
     * The models of a new chat.
     *
     * @param chosen by the user; in a battle the server draws
     */
    List<String> of(Mode mode, List<String> chosen) {
        if (mode == Mode.BATTLE) {
            List<ModelCard> candidates = fighting();
            if (candidates.size() < 2) {
                throw none();
            }
            return rules.pair(candidates).orElseThrow(Contestants::none);
        }
        if (chosen.size() != mode.sides() || !chosen.stream().allMatch(this::isVisible)) {
            throw Fields.wrong("models");
        }
        return chosen;
    }

    /**
     * A model to go on with where that of a side failed.
     *
     * @param chosen by the user; in a battle the server draws
     */
    String replacement(Chat chat, int side, Optional<String> chosen) {
        if (chat.mode() != Mode.BATTLE) {
            return chosen.filter(this::isVisible).orElseThrow(() -> Fields.wrong("model"));
        }
        List<String> taken = chat.sides().stream().map(Side::model).toList();
        List<ModelCard> others =
                fighting().stream().filter(card -> !taken.contains(card.name())).toList();
        if (others.isEmpty()) {
            throw none();
        }
        return rules.rival(others, chat.sides().get(1 - side).model()).orElseThrow(Contestants::none);
    }

    private List<ModelCard> fighting() {
        return chatting().stream()
                .filter(card -> card.weight() > 0 && isUp(card))
                .toList();
    }

    private List<ModelCard> chatting() {
        return models.cards().stream()
                .filter(card -> card.kind() == ModelCard.Kind.CHAT)
                .toList();
    }

    private boolean isVisible(String name) {
        return visible().stream().anyMatch(card -> card.name().equals(name));
    }

    private static Problem none() {
        return new Problem(503, "no_models", "There are not enough models for this now.");
    }
}
