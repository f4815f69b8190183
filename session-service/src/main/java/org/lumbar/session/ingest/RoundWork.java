package org.lumbar.session.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.lumbar.session.publishing.Lost;
import org.lumbar.session.publishing.Round;
import org.lumbar.session.publishing.Topics;
import org.lumbar.session.store.Outage;

/** What a round does with its records: clients and plans first, for what they make known is known to the events of the same round. */
@ApplicationScoped
class RoundWork {
    private final Topics topics;
    private final Batches batches;
    private final References references;

    RoundWork(Topics topics, Batches batches, References references) {
        this.topics = topics;
        this.batches = batches;
        this.references = references;
    }

    /** The topics that it has something to do with. */
    List<String> topics() {
        return List.of(
                topics.practices(), topics.clients(), topics.plans(), topics.sessionEvents(), topics.archiveRequests());
    }

    /** What the consumer does between two records. */
    interface Between {
        void records(Round round) throws Outage, Lost;
    }

    /**
     * Brings each record to where it is folded, and leaves to the round what is to be published.
     *
     * @param reader of this thread
     * @throws Outage if something is away: the same records are to be given again
     * @throws Lost if what happens in between says so
     */
    void on(ConsumerRecords<byte[], byte[]> records, Round round, RecordReader reader, Between between)
            throws Outage, Lost {
        for (ConsumerRecord<byte[], byte[]> record : records.records(topics.practices())) {
            references.practice(record, round);
            between.records(round);
        }
        for (ConsumerRecord<byte[], byte[]> record : records.records(topics.clients())) {
            references.client(record, round);
            between.records(round);
        }
        for (ConsumerRecord<byte[], byte[]> record : records.records(topics.plans())) {
            references.plan(record, round);
            between.records(round);
        }
        for (ConsumerRecord<byte[], byte[]> record : records.records(topics.archiveRequests())) {
            references.archive(record, round);
            between.records(round);
        }
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>(records.count());
        records.records(topics.sessionEvents()).forEach(events::add);
        if (!events.isEmpty()) {
            batches.work(reader, events, round);
        }
        round.allWorked();
    }

    /** What the round had to tell is published. */
    void published(Round round) {
        references.published(round.references());
    }
}
