package org.lumbar.foundation.intake;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a service does with records. It neither retries nor catches: {@link BatchIntake} judges what is thrown.
 *
 * @param <T> what a record is read as
 */
public interface IntakeWork<T> {

    /**
     * Reads one record, without looking at anything but it.
     *
     * @throws BadRecord if it breaks the contract
     */
    T read(ConsumerRecord<byte[], byte[]> record) throws BadRecord;

    /**
     * Stores all of it in one transaction, or nothing. To store it again changes nothing.
     *
     * @throws org.lumbar.foundation.trust.Disbelieved if one of the records claims what can't be true beside what is stored
     */
    void store(List<T> read, BatchTraces traces);

    /** Returns if the database answers, and throws if it does not. */
    void askDatabase();
}
