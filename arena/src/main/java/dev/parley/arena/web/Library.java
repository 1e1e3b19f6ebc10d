package dev.parley.arena.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * A library of the page, in a jar on the class path.
 *
 * @param folder where the jar keeps its files
 * @param files those that the page needs
 */
record Library(String group, String name, String folder, List<String> files) {
    static Library webJar(String group, String name, String... files) {
        return new Library(group, name, "META-INF/resources/webjars/", List.of(files));
    }

    /** The version that the jar says it is. */
    String version() {
        String path = "META-INF/maven/%s/%s/pom.properties".formatted(group, name);
        var properties = new Properties();
        try (InputStream in = open(path)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    byte[] read(String file) {
        try (InputStream in = open(folder + name + "/" + version() + "/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) throws IOException {
        InputStream in = Library.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IOException(path + " is missing on the class path");
        }
        return in;
    }

    /** Where the page finds it. */
    String address() {
        return "/lib/" + name + "/" + version();
    }
}
