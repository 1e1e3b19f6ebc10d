package dev.parley.dataset.release;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The renames of the local disk. Two directories change places by Linux's {@code renameat2} (man 2 rename). */
final class DiskRenames implements Renames {
    /** {@code AT_FDCWD} of fcntl.h: paths are looked up from the working directory. */
    private static final int WORKING_DIRECTORY = -100;
    /** {@code RENAME_EXCHANGE} of stdio.h. */
    private static final int EXCHANGE = 2;

    @Override
    public boolean exchange(Path one, Path other) {
        Optional<MethodHandle> renameat2 = renameat2();
        if (renameat2.isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment first = arena.allocateFrom(one.toAbsolutePath().toString());
            MemorySegment second = arena.allocateFrom(other.toAbsolutePath().toString());
            return (int) renameat2.get().invokeExact(WORKING_DIRECTORY, first, WORKING_DIRECTORY, second, EXCHANGE)
                    == 0;
        } catch (Error | RuntimeException problem) {
            throw problem;
        } catch (Throwable impossible) {
            throw new AssertionError("a C function throws nothing", impossible);
        }
    }

    @SuppressWarnings("restricted") // The launcher allows native access.
    private static Optional<MethodHandle> renameat2() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("renameat2")
                .map(function -> linker.downcallHandle(
                        function,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT)));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
