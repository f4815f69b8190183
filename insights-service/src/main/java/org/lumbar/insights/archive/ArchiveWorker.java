package org.lumbar.insights.archive;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;
import org.lumbar.foundation.archive.ArchiveAttempt;
import org.lumbar.foundation.archive.ArchiveSource;

/** Answers requests for archives, one after the other, beside the intake. One that is cut off is begun anew. */
@ApplicationScoped
class ArchiveWorker {

    private static final Logger LOG = Logger.getLogger(ArchiveWorker.class);
    private static final String SERVICE = "insights-service";

    /** Longer than the producer's own patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final ArchiveJobs jobs;
    private final Instance<ArchiveSource> sources;
    private final MutinyEmitter<Record<String, byte[]>> topic;

    ArchiveWorker(
            ArchiveJobs jobs,
            @Any Instance<ArchiveSource> sources,
            @Channel("archive-parts") MutinyEmitter<Record<String, byte[]>> topic) {
        this.jobs = jobs;
        this.sources = sources;
        this.topic = topic;
    }

    @Scheduled(every = "${lumbar.archives.every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void answerAll() {
        try {
            for (ArchiveJobs.Job job : QuarkusTransaction.requiringNew().call(jobs::waiting)) {
                if (QuarkusTransaction.requiringNew().call(() -> jobs.claim(job))) {
                    answer(job);
                }
            }
        } catch (RuntimeException failure) {
            // Messages of databases quote data; the next round tries again.
            LOG.warnf("Archives have to wait: %s", failure.getClass().getSimpleName());
        }
    }

    private void answer(ArchiveJobs.Job job) {
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
            QuarkusTransaction.requiringNew().run(() -> jobs.release(job));
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> jobs.done(job));
    }
}
