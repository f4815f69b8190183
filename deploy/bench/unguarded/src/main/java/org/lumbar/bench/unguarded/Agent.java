package org.lumbar.bench.unguarded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts this jar's class in the place of each of two of the service's, while they are loaded. */
public final class Agent implements ClassFileTransformer {
    private static final Set<String> REPLACED =
            Set.of("org/lumbar/foundation/wall/RequestScope", "org/lumbar/foundation/audit/AuditedRequest");

    private Agent() {}

    public static void premain(@Nullable String unused, Instrumentation instrumentation) {
        instrumentation.addTransformer(new Agent());
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> before,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        return name != null && REPLACED.contains(name) ? replacement(name) : null;
    }

    private static byte[] replacement(String name) {
        try (InputStream bytes = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            if (bytes == null) {
                throw new IllegalStateException(name + " is not in the agent");
            }
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
