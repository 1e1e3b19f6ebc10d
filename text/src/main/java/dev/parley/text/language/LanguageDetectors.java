package dev.parley.text.language;

import dev.parley.core.asset.Asset;
import dev.parley.core.asset.AssetStore;
import dev.parley.core.asset.UnavailableAssetException;
import java.net.URI;
import java.util.Optional;

/** The language detectors that there are. */
public final class LanguageDetectors {
    /** fastText's model of 176 languages (CC BY-SA 3.0, https://fasttext.cc/docs/en/language-identification.html). */
    public static final Asset LID_176 = new Asset(
            "lid.176.ftz",
            URI.create("https://dl.fbaipublicfiles.com/fasttext/supervised-models/lid.176.ftz"),
            938_013,
            "8f3472cfe8738a7b6099e8e999c3cbfae0dcd15696aac7d7738a8039db603e83");

    private static final String FUSED = "fasttext-lid.176+parley-trigrams-1";
    private static final String TRIGRAMS = "parley-trigrams-1";

    private LanguageDetectors() {}

    /**
     * The best detector that can be had with the assets of {@code store}: {@link #bundled()} where fastText's model is
     * neither on this machine nor can be downloaded. A tag names the engine that it came from.
     *
     * @throws dev.parley.core.InputException if the model's file is there but is another file
     */
    public static LanguageDetector standard(AssetStore store) {
        try {
            FastText model = FastTextReader.read(store.get(LID_176));
            return new FusedDetector(FUSED, Optional.of(model), TrigramModel.load());
        } catch (UnavailableAssetException e) {
            return bundled();
        }
    }

    /** A detector that needs nothing but the program itself. Weaker on short English prompts than {@link #standard}. */
    public static LanguageDetector bundled() {
        return new FusedDetector(TRIGRAMS, Optional.empty(), TrigramModel.load());
    }
}
