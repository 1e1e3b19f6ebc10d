package dev.parley.model.endpoint;

import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a server's key is found. The key itself is looked up for each request, so that it can be renewed, and never
 * shown.
 */
public sealed interface Key {
    /** For servers that ask for none. */
    Key NONE = new None();

    /** What an environment variable holds. */
    static Key variable(String name, Map<String, String> environment) {
        return new Variable(name, environment);
    }

    /** What a file holds, without white space around it. */
    static Key file(Path file) {
        return new File(file);
    }

    /**
     * The key; empty if none is needed.
     *
     * @throws ModelException if it is not where it should be
     */
    Optional<String> value();

    record None() implements Key {
        @Override
        public Optional<String> value() {
            return Optional.empty();
        }
    }

    record Variable(String name, Map<String, String> environment) implements Key {
        @Override
        public Optional<String> value() {
            String value = environment.getOrDefault(name, "").strip();
            if (value.isEmpty()) {
                throw new ModelException(
                        Kind.UNAUTHORIZED,
                        "there is no key: set the environment variable " + name + " and start again");
            }
            return Optional.of(value);
        }

        @Override
        public String toString() {
            return "environment variable " + name;
        }
    }

    record File(Path file) implements Key {
        @Override
        public Optional<String> value() {
            try {
                return Optional.of(Files.readString(file).strip());
            } catch (IOException e) {
                throw new ModelException(
                        Kind.UNAUTHORIZED, "there is no key: the file " + file + " cannot be read", e);
            }
        }
    }
}
