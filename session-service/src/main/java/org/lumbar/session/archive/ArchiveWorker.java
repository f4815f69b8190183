package org.lumbar.session.archive;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;
import org.lumbar.foundation.archive.ArchiveAttempt;
import org.lumbar.foundation.archive.ArchiveSource;

/** Answers requests for archives, one after the other, beside the ingest. One that is cut off is begun anew. */
@ApplicationScoped
class ArchiveWorker {
    private static final Logger LOG = Logger.getLogger(ArchiveWorker.class);
    private static final String SERVICE = "session-service";
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final ArchiveJobs jobs;
    private final Instance<ArchiveSource> sources;
    private final MutinyEmitter<Record<String, byte[]>> topic;
    private final boolean enabled;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "archive");
        thread.setDaemon(true);
        return thread;
    });

    ArchiveWorker(
            ArchiveJobs jobs,
            @Any Instance<ArchiveSource> sources,
            @Channel("archive-parts") MutinyEmitter<Record<String, byte[]>> topic,
            @ConfigProperty(name = "lumbar.ingest.enabled") boolean enabled) {
        this.jobs = jobs;
        this.sources = sources;
        this.topic = topic;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent started) {
        if (enabled) {
            var unused = thread.scheduleWithFixedDelay(
                    this::work, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }

    private void work() {
        try {
            for (ArchiveJobs.Job job : jobs.waiting()) {
                if (jobs.claim(job)) {
                    answer(job);
                }
            }
        } catch (SQLException | RuntimeException failure) {
            // Messages of databases quote data; the next round tries again.
            LOG.warnf("Archives have to wait: %s", failure.getClass().getSimpleName());
        }
    }

    private void answer(ArchiveJobs.Job job) throws SQLException {
        String key = job.clientId().toString();
        try {
            new ArchiveAttempt(
                            job.archiveId(),
                            job.clientId(),
                            SERVICE,
                            value -> topic.send(Record.of(key, value)).await().atMost(PATIENCE))
                    .run(sources);
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf("An archive has to wait: %s", failure.getClass().getSimpleName());
            jobs.release(job);
            return;
        }
        jobs.done(job);
    }
}
