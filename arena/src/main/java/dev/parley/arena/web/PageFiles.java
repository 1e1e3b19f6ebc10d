package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Problem;
import dev.parley.arena.server.Routes;
import dev.parley.model.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The files that make up the page. Each file that may be served is known by its whole address beforehand: an address
 * that is not in the map does not exist, whatever tricks it plays. The page's own files stand under a hash of all of
 * them, the libraries under their versions, so that browsers may keep both for good.
 */
final class PageFiles implements Routes {
    /** The page's own files, as they stand beside this class. */
    static final List<String> OWN = List.of(
            "about.js", "admin.js", "answer.js", "api.js", "app.js", "audit.js", "chat.js", "chats.js", "composer.js",
            "element.js", "flags.js", "highlight.js", "i18n.js", "icon.svg", "icons.js", "leaderboard.js", "library.js",
            "markdown.js", "math.js", "notice.js", "plots.js", "router.js", "shared.js", "table.js", "terms.js", "theme.js",
            "turn-stream.js",
            "i18n/en.json", "i18n/es.json", "i18n/pt.json", "i18n/ru.json", "i18n/zh.json",
            "styles/base.css", "styles/board.css", "styles/chat.css", "styles/frame.css", "styles/prose.css");

    private static final List<String> PLACES =
            List.of("/", "/battle", "/side-by-side", "/direct", "/leaderboard", "/chats", "/about", "/admin");
    private static final Pattern FONT = Pattern.compile("fonts/[\\w-]+\\.woff2");
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final Map<String, Supplier<byte[]>> files = new HashMap<>();
    private final String importMap;
    private final String page;

    PageFiles() {
        Map<String, byte[]> own = new HashMap<>();
        OWN.forEach(file -> own.put(file, read(file)));
        String assets = "/assets/" + hash(own);
        own.forEach((file, content) -> files.put(assets + "/" + file, () -> content));
        importMap = importMap().toString();
        page = new String(read("index.html"), StandardCharsets.UTF_8)
                .replace("{{assets}}", assets)
                .replace("{{importmap}}", importMap);
    }

    private ObjectNode importMap() {
        Library lit = add(Library.webJar("org.webjars.npm", "lit", "index.js"));
        Library html = add(Library.webJar(
                "org.webjars.npm", "lit-html", "lit-html.js", "is-server.js", "directive.js", "directive-helpers.js",
                "directives/keyed.js", "directives/live.js", "directives/repeat.js"));
        Library element = add(Library.webJar("org.webjars.npm", "lit-element", "lit-element.js"));
        Library reactive = add(
                Library.webJar("org.webjars.npm", "lit__reactive-element", "reactive-element.js", "css-tag.js"));
        Library marked = add(Library.webJar("org.webjars.npm", "marked", "lib/marked.esm.js"));
        Library purify = add(Library.webJar("org.webjars.npm", "dompurify", "dist/purify.es.mjs"));
        Library katex = add(Library.webJar("org.webjars.npm", "katex", "dist/katex.min.js", "dist/katex.min.css"));
        addFonts(katex);
        Library highlight = add(Library.webJar("org.webjars", "highlightjs", "highlight.min.js"));
        Library echarts = add(new Library(
                "org.mvnpm", "echarts", "META-INF/resources/_static/", List.of("dist/echarts.esm.min.mjs")));
        ObjectNode map = Json.object();
        map.putObject("imports")
                .put("lit", lit.address() + "/index.js")
                .put("lit/directives/", html.address() + "/directives/")
                .put("lit-html", html.address() + "/lit-html.js")
                .put("lit-html/", html.address() + "/")
                .put("lit-element/", element.address() + "/")
                .put("@lit/reactive-element", reactive.address() + "/reactive-element.js")
                .put("marked", marked.address() + "/lib/marked.esm.js")
                .put("dompurify", purify.address() + "/dist/purify.es.mjs")
                .put("katex/", katex.address() + "/dist/")
                .put("highlightjs/", highlight.address() + "/")
                .put("echarts", echarts.address() + "/dist/echarts.esm.min.mjs");
        return map;
    }

    private Library add(Library library) {
        library.files().forEach(file -> add(library, file));
        return library;
    }

    private void add(Library library, String file) {
        files.put(library.address() + "/" + file, () -> library.read(file));
    }

    private void addFonts(Library katex) {
        String style = new String(katex.read("dist/katex.min.css"), StandardCharsets.UTF_8);
        FONT.matcher(style).results().forEach(font -> add(katex, "dist/" + font.group()));
    }

    /** The inline script of the page, which the Content-Security-Policy has to name. */
    String importMapHash() {
        return "sha256-" + Base64.getEncoder().encodeToString(sha256(importMap.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        PLACES.forEach(place -> routes.get(place, this::page));
        List.of("battle", "side-by-side", "direct", "share", "admin")
                .forEach(place -> routes.get("/" + place + "/{item}", this::page));
        routes.get("/assets/<file>", this::file);
        routes.get("/lib/<file>", this::file);
    }

    private void page(Context context) {
        context.header("Cache-Control", "no-cache").html(page);
    }

    private void file(Context context) {
        Supplier<byte[]> content = files.get(context.path());
        if (content == null) {
            throw new Problem(404, "not_found", "There is nothing at this address.");
        }
        context.header("Cache-Control", FOREVER).contentType(type(context.path())).result(content.get());
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js", "mjs" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "json" -> "application/json";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            default -> "application/octet-stream";
        };
    }

    private static byte[] read(String file) {
        try (InputStream in = PageFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is missing on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Map<String, byte[]> files) {
        MessageDigest digest = digest();
        OWN.forEach(file -> digest.update(files.getOrDefault(file, new byte[0])));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static byte[] sha256(byte[] content) {
        return digest().digest(content);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
