package org.lumbar.session.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.lumbar.foundation.intake.FencedIntake;
import org.lumbar.foundation.intake.IntakeParts;
import org.lumbar.foundation.intake.RoundCommits;
import org.lumbar.session.publishing.RevisionFloor;

/** What this service's intake is made of. */
@Dependent
class IngestSetup {

    @Produces
    @Singleton
    FencedIntake intake(
            IngestSettings settings, ConsumerRounds rounds, RevisionFloor floor, MeterRegistry meters, Clock clock) {
        if (settings.enabled()) {
            floor.load();
        }
        return new FencedIntake(
                IngestConsumer.CHANNEL,
                new FencedIntake.Measures(
                        settings.enabled() && settings.channel() ? settings.threads() : 0,
                        settings.stuckAfter(),
                        settings.patience(),
                        settings.mostReplacements(),
                        settings.handOver(),
                        settings.firstBackoff(),
                        settings.longestBackoff()),
                rounds::of,
                meters,
                clock);
    }

    void stop(@Observes ShutdownEvent stopping, FencedIntake intake) {
        intake.stop();
    }

    @Produces
    @Singleton
    @Identifier(IntakeParts.COMMIT_STRATEGY)
    RoundCommits commits(FencedIntake intake) {
        return intake.commits();
    }

    @Produces
    @Singleton
    @Liveness
    HealthCheck liveness(FencedIntake intake) {
        return intake.liveness(IngestConsumer.CHANNEL);
    }
}
