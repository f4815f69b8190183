package org.lumbar.session.restore;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.topic.GroupPlace;
import org.lumbar.foundation.topic.StillConsumed;
import org.lumbar.session.publishing.RevisionFloor;
import org.lumbar.session.publishing.Topics;

/** The operator's command after a restore, while no instance consumes. It may be repeated. */
@ApplicationScoped
@Unremovable
public class RestoredCommand implements QuarkusApplication {
    /** What follows the program's name on the command line. */
    public static final String NAME = "restored";

    private static final String SINCE = "--events-since=";
    private static final String USAGE = """
            restored --events-since=<time>   reads the events again that Kafka got since then, such as 2026-11-20T00:00:00Z
            restored --events-since=ever     reads all again that Kafka still has
            Choose a time before the oldest event that the restored database may lack: the back-up's, less the lag it had then.""";

    private final GroupPlace place;
    private final Topics topics;
    private final RevisionFloor base;

    RestoredCommand(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "lumbar.group") String group,
            Topics topics,
            RevisionFloor base) {
        this.place = new GroupPlace(broker, group);
        this.topics = topics;
        this.base = base;
    }

    /** 0 when it is done, 1 if an instance still consumes, 2 if the arguments make no sense. */
    @Override
    public int run(String... arguments) throws ExecutionException, InterruptedException, SQLException {
        if (arguments.length != 2 || !arguments[1].startsWith(SINCE)) {
            System.err.println(USAGE);
            return 2;
        }
        String since = arguments[1].substring(SINCE.length());
        try {
            Map<String, Long> toRead = place.rewind(Map.of(
                    topics.sessionEvents(),
                    since.equals("ever") ? Instant.EPOCH : Instant.parse(since),
                    topics.practices(),
                    Instant.EPOCH,
                    topics.clients(),
                    Instant.EPOCH,
                    topics.plans(),
                    Instant.EPOCH));
            System.out.printf(
                    "%d events will be read again, and all practices, clients and plans%n",
                    toRead.get(topics.sessionEvents()));
        } catch (DateTimeException e) {
            System.err.println(USAGE);
            return 2;
        } catch (StillConsumed e) {
            System.err.println(e.getMessage());
            return 1;
        }
        System.out.printf("Revisions that are published from now on are above %d%n", base.raise());
        return 0;
    }
}
