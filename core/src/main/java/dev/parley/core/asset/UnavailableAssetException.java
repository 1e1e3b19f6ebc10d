package dev.parley.core.asset;

import dev.parley.core.InputException;

/** An asset is not on this machine and cannot be downloaded either. A caller that can do without it may go on. */
public final class UnavailableAssetException extends InputException {
    private static final long serialVersionUID = 1;

    UnavailableAssetException(String message) {
        super(message);
    }

    UnavailableAssetException(String message, Throwable cause) {
        super(message, cause);
    }
}
