package dev.parley.arena.moderation;

import dev.parley.core.InputException;

/**
 * How an answer is judged while it is written.
 *
 * @param characters after so many more the answer is judged
 * @param heldBack so many of them are judged again with what follows before anybody sees them, as harm may stand across
 *     the border of two windows
 */
public record Window(int characters, int heldBack) {
    /** A sentence or two, which come a second or so later than without. */
    public static final Window STANDARD = new Window(200, 50);

    /** @throws InputException if nothing would come out */
    public Window {
        if (characters < 1 || heldBack < 0 || heldBack >= characters) {
            throw new InputException("a window of " + characters + " characters with " + heldBack
                    + " held back cannot be moderated; hold back fewer than the window has.");
        }
    }
}
