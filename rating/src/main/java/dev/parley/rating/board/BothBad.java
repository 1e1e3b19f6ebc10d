package dev.parley.rating.board;

/** What a vote that both answers are bad says about the two models. */
public enum BothBad {
    /** That they are equal, as for FastChat. */
    TIE,
    /** Nothing. */
    LEFT_OUT
}
