package org.lumbar.foundation.skip;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator's command that leads the service past one record which stops it, while no instance consumes. */
@ApplicationScoped
@Unremovable
public class SkipCommand implements QuarkusApplication {
    /** What follows the program's name on the command line. */
    public static final String NAME = "skip";

    private final SkipRecord skip;

    SkipCommand(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "lumbar.group") String group,
            @ConfigProperty(name = "lumbar.skip.topics") Set<String> topics,
            @ConfigProperty(name = "lumbar.skip.dead-letters") String letters,
            Clock clock) {
        this.skip = new SkipRecord(broker, group, topics, letters, clock);
    }

    /** 0 when it is done, 1 if it is refused, 2 if the arguments make no sense. */
    @Override
    public int run(String... arguments) throws ExecutionException, InterruptedException {
        return SkipArguments.run(skip, arguments);
    }
}
