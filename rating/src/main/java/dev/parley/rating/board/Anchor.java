package dev.parley.rating.board;

/** The model whose rating is agreed, so that boards of different days can be compared. */
public record Anchor(String model, double rating) {
    /** FastChat's ({@code rating_systems.py}); used where it takes part and no other anchor is named. */
    public static final Anchor FASTCHAT = new Anchor("mixtral-8x7b-instruct-v0.1", 1114);
}
