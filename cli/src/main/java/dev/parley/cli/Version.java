package dev.parley.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the distribution. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "parley " + Optional.ofNullable(Parley.class.getPackage().getImplementationVersion()).orElse("development")
        };
    }
}
