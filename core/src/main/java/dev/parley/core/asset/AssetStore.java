package dev.parley.core.asset;

import dev.parley.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds assets: first in the directory that the caller names, then in the one that the environment variable {@value
 * #VARIABLE} names, then in the user's cache, and at last on the network, from where it goes to the cache. Whatever is
 * found is used only if its checksum is right. Immutable.
 */
public final class AssetStore {
    /** The environment variable that names a directory of assets. */
    public static final String VARIABLE = "PARLEY_ASSETS";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration DOWNLOAD = Duration.ofMinutes(2);

    private final List<Path> directories;
    private final Optional<Path> cache;

    private AssetStore(List<Path> directories, Optional<Path> cache) {
        this.directories = List.copyOf(directories);
        this.cache = cache;
    }

    /**
     * The store of a user.
     *
     * @param environment usually {@link System#getenv()}; read are {@value #VARIABLE}, {@code XDG_CACHE_HOME} and
     *     {@code HOME}
     */
    public static AssetStore of(Map<String, String> environment) {
        return new AssetStore(directory(environment, VARIABLE).stream().toList(), cache(environment));
    }

    /** This store, but looking into {@code explicit} before anywhere else. */
    public AssetStore withDirectory(Path explicit) {
        var all = new ArrayList<Path>();
        all.add(explicit);
        all.addAll(directories);
        return new AssetStore(all, cache);
    }

    /**
     * The path of an asset whose content has been checked.
     *
     * @throws UnavailableAssetException if it is nowhere on this machine and cannot be downloaded
     * @throws InputException if a file of that name in a directory of assets is another file
     */
    public Path get(Asset asset) {
        for (Path directory : directories) {
            Path file = directory.resolve(asset.name());
            if (Files.exists(file)) {
                if (isIntact(file, asset)) {
                    return file;
                }
                throw new InputException(file + " is not the file that Parley knows by this name (its SHA-256 should be "
                        + asset.sha256() + "): replace or remove it");
            }
        }
        Path folder = cache.orElseThrow(() -> new UnavailableAssetException(asset.name()
                + " is not on this machine and there is no home directory to download it to: set " + VARIABLE
                + " to a directory that holds it"));
        Path file = folder.resolve(asset.name());
        return Files.exists(file) && isIntact(file, asset) ? file : download(asset, file);
    }

    private static Optional<Path> cache(Map<String, String> environment) {
        return directory(environment, "XDG_CACHE_HOME")
                .or(() -> directory(environment, "HOME").map(home -> home.resolve(".cache")))
                .map(all -> all.resolve("parley").resolve("assets"));
    }

    private static Optional<Path> directory(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    private static boolean isIntact(Path file, Asset asset) {
        try {
            return Files.size(file) == asset.size() && sha256(file).equals(asset.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Writes beside the target and moves at the end, so that nobody ever sees half a file. */
    private static Path download(Asset asset, Path target) {
        String advice = ": put the file into a directory and set " + VARIABLE + " to it";
        try {
            Files.createDirectories(target.getParent());
            Path part = Files.createTempFile(target.getParent(), asset.name(), ".part");
            try {
                int status = fetch(asset, part);
                if (status != 200) {
                    throw new UnavailableAssetException(
                            asset.name() + " cannot be downloaded, " + asset.location() + " answers " + status + advice);
                }
                if (!isIntact(part, asset)) {
                    throw new UnavailableAssetException(asset.name() + " cannot be used, what " + asset.location()
                            + " sends has another checksum than Parley expects" + advice);
                }
                return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UnavailableAssetException(
                    asset.name() + " cannot be downloaded from " + asset.location() + " to " + target.getParent() + advice,
                    e);
        }
    }

    private static int fetch(Asset asset, Path part) throws IOException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(asset.location()).timeout(DOWNLOAD).build();
            return client.send(request, HttpResponse.BodyHandlers.ofFile(part)).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the download was interrupted", e);
        }
    }
}
