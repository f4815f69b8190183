package org.lumbar.foundation.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.erasure.ErasureReceipt.Remains;

/** Until when content of an erased client may be where deleting rows does not reach. The installation says how long that is. */
@ApplicationScoped
public class ErasureDates {
    private final Duration compacted;
    private final Duration deleted;
    private final Duration passing;
    private final Duration files;
    private final Duration backups;

    /**
     * @param compacted from an erasure until compacted topics have nothing of it: the tombstones come a second time after
     *     {@code lumbar.erasures.again-after}, and then the segment before them goes
     * @param deleted retention of the topics of events and of dead letters, with the time of a segment
     * @param passing likewise, of parts of archives
     * @param files how often the databases' files are rewritten ({@code rewrite}): PostgreSQL leaves the bytes of deleted rows in them,
     *     and in its log, until their room is needed
     * @param backups how long backups of the databases are retained
     */
    public ErasureDates(
            @ConfigProperty(name = "lumbar.receipts.compacted-within", defaultValue = "P10D") Duration compacted,
            @ConfigProperty(name = "lumbar.receipts.deleted-within", defaultValue = "P28D") Duration deleted,
            @ConfigProperty(name = "lumbar.receipts.passing-within", defaultValue = "P1D") Duration passing,
            @ConfigProperty(name = "lumbar.receipts.files-within", defaultValue = "P31D") Duration files,
            @ConfigProperty(name = "lumbar.receipts.backups-within", defaultValue = "P30D") Duration backups) {
        this.compacted = compacted;
        this.deleted = deleted;
        this.passing = passing;
        this.files = files;
        this.backups = backups;
    }

    /** A topic that keeps the newest value of each key. */
    public Remains compacted(String topic, Instant erasedAt) {
        return new Remains("topic " + topic, day(erasedAt, compacted));
    }

    /** A topic whose records go with time. */
    public Remains deleted(String topic, Instant erasedAt) {
        return new Remains("topic " + topic, day(erasedAt, deleted));
    }

    /** The topic of parts of archives. */
    public Remains passing(String topic, Instant erasedAt) {
        return new Remains("topic " + topic, day(erasedAt, passing));
    }

    /** Files of the database of a service: no query finds it there any more. */
    public Remains files(String service, Instant erasedAt) {
        return new Remains("files of the database of " + service, day(erasedAt, files));
    }

    /** Backups of the database of a service: the last one that can have it copies the files just before they are rewritten. */
    public Remains backups(String service, Instant erasedAt) {
        return new Remains("backups of the database of " + service, day(erasedAt, files.plus(backups)));
    }

    private static LocalDate day(Instant erasedAt, Duration later) {
        return erasedAt.plus(later).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
