package org.lumbar.routine.restore;

import static java.util.stream.Collectors.toMap;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.topic.GroupPlace;
import org.lumbar.foundation.topic.StillConsumed;
import org.lumbar.routine.publishing.RevisionFloor;

/** The operator's command after a restore, while no instance runs. It may be repeated. */
@ApplicationScoped
@Unremovable
public class RestoredCommand implements QuarkusApplication {
    /** What follows the program's name on the command line. */
    public static final String NAME = "restored";

    private final GroupPlace place;
    private final Set<String> topics;
    private final Forgotten forgotten;
    private final RevisionFloor base;

    RestoredCommand(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "lumbar.group") String group,
            @ConfigProperty(name = "mp.messaging.incoming.facts.topics") Set<String> topics,
            Forgotten forgotten,
            RevisionFloor base) {
        this.place = new GroupPlace(broker, group);
        this.topics = topics;
        this.forgotten = forgotten;
        this.base = base;
    }

    /** 0 when it is done, 1 if an instance still runs. */
    @Override
    public int run(String... arguments) throws ExecutionException, InterruptedException {
        try {
            // They are compacted, and what is known already is dropped.
            var unused = place.rewind(topics.stream().collect(toMap(topic -> topic, topic -> Instant.EPOCH)));
        } catch (StillConsumed e) {
            System.err.println(e.getMessage());
            return 1;
        }
        System.out.printf("All is published again, with revisions above %d%n", base.raise());
        Forgotten.Keys keys = forgotten.keys();
        System.out.printf(
                "%d keys are on Kafka and not in the database%n", keys.unknown().size());
        keys.unknown().forEach(System.out::println);
        System.out.printf(
                "%d keys were erased and are in the database again%n",
                keys.erased().size());
        keys.erased().forEach(System.out::println);
        return 0;
    }
}
