package org.lumbar.foundation.audit;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;

/** For answers that the filter can't judge, such as a live stream: each piece is in the audit before it leaves. */
@Singleton
public class Audit {
    private final AuditLog log;

    Audit(AuditLog log) {
        this.log = log;
    }

    /**
     * Completes when the audit says that {@code caller} read of {@code client}.
     *
     * @param path as in an operation, such as {@code /v1/live}
     * @return fails if the audit can't be written: nothing may leave then
     */
    public Uni<Void> read(Caller caller, UUID client, String path) {
        return log.inTime(log.add(Access.of(List.of(client), caller, "GET", path)));
    }

    /**
     * Completes when the audit says that {@code caller} added something to {@code client}; for requests whose caller was nobody when
     * they came.
     *
     * @param path as in an operation
     * @return fails if the audit can't be written: the answer may not leave then
     */
    public Uni<Void> changed(Caller caller, UUID client, String path) {
        return log.inTime(log.add(Access.of(List.of(client), caller, "POST", path)));
    }
}
