package org.lumbar.routine.restore;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.lumbar.routine.publishing.RevisionFloor;

/** The operator's command after a restore, while no instance runs. It may be repeated. */
@ApplicationScoped
@Unremovable
public class RestoredCommand implements QuarkusApplication {
    /** What follows the program's name on the command line. */
    public static final String NAME = "restored";

    private final GroupPlace place;
    private final Forgotten forgotten;
    private final RevisionFloor base;

    RestoredCommand(GroupPlace place, Forgotten forgotten, RevisionFloor base) {
        this.place = place;
        this.forgotten = forgotten;
        this.base = base;
    }

    /** 0 when it is done, 1 if an instance still runs. */
    @Override
    public int run(String... arguments) throws ExecutionException, InterruptedException {
        try {
            place.rewind();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownMemberIdException || e.getCause() instanceof GroupNotEmptyException) {
                System.err.println("Instances of the service still run: stop them first");
                return 1;
            }
            throw e;
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
