package dev.parley.arena.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A user's message and the answers to it, one a side. A turn stands for a state of its chat: all that was said
 * on the way
 * from the first turn to it.
 *
 * @param after the turn before it; empty for the first
 * @param number of turns on the way to it, from 1
 */
public record Turn(
        String id,
        String chat,
        Optional<String> after,
        int number,
        String prompt,
        GenerationParameters parameters,
        List<Answer> answers,
        Instant created) {
    public Turn {
        answers = List.copyOf(answers);
    }

    /** Whether every side has answered to the end, so that the state can be voted on. */
    public boolean isComplete() {
        return answers.stream().allMatch(answer -> answer.status() == Answer.Status.COMPLETE);
    }

    /** Whether some side is still answering. */
    public boolean isRunning() {
        return answers.stream().anyMatch(answer -> answer.status() == Answer.Status.RUNNING);
    }

    Turn withAnswers(List<Answer> others) {
        return new Turn(id, chat, after, number, prompt, parameters, others, created);
    }
}
