package org.lumbar.session.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when a consumer is stuck: a restart frees its partitions. An outage of others is no reason, and does not show. */
@Liveness
@ApplicationScoped
class IngestLiveness implements HealthCheck {
    private final Ingestion ingestion;

    IngestLiveness(Ingestion ingestion) {
        this.ingestion = ingestion;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ingest").status(!ingestion.isStuck()).build();
    }
}
