package org.lumbar.helm;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What one principal tries at the broker, and whether it was let. Any answer but yes and "not authorized" is an error. What would change the
 * broker is only validated, but for deletions: who may do those finds them done.
 */
final class KafkaAttempts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;

    KafkaAttempts(Map<String, Object> principal) {
        Map<String, Object> settings = new HashMap<>(principal);
        settings.put("retry.backoff.ms", 20);
        settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("request.timeout.ms", (int) PATIENCE.toMillis());
        this.admin = Admin.create(settings);
        Map<String, Object> reading = new HashMap<>(settings);
        reading.put("auto.offset.reset", "none");
        this.consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer());
        Map<String, Object> writing = new HashMap<>(settings);
        writing.remove("default.api.timeout.ms");
        // Otherwise whoever may write nothing is refused a producer id first.
        writing.put("enable.idempotence", false);
        writing.put("acks", "all");
        this.producer = new KafkaProducer<>(writing, new StringSerializer(), new StringSerializer());
    }

    /** Those of the topics with which the principal may do this. */
    Collection<String> topics(AclOperation operation, Collection<String> topics) {
        List<ConfigResource> configs = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        return switch (operation) {
            case DESCRIBE -> allowed(admin.describeTopics(topics).topicNameValues());
            case READ -> topics.stream().filter(this::read).toList();
            case WRITE -> allowed(topics.stream().collect(toMap(Function.identity(), this::written)));
            case DELETE -> allowed(admin.deleteTopics(topics).topicNameValues());
            case CREATE ->
                allowed(admin.createTopics(
                                topics.stream().map(KafkaAttempts::like).toList(),
                                new CreateTopicsOptions().validateOnly(true))
                        .values());
            case ALTER ->
                allowed(admin.createPartitions(
                                topics.stream()
                                        .collect(toMap(Function.identity(), topic -> NewPartitions.increaseTo(100))),
                                new CreatePartitionsOptions().validateOnly(true))
                        .values());
            case DESCRIBE_CONFIGS ->
                names(allowed(admin.describeConfigs(configs).values()));
            case ALTER_CONFIGS ->
                names(allowed(admin.incrementalAlterConfigs(
                                configs.stream().collect(toMap(Function.identity(), config -> List.of(forGood()))),
                                new AlterConfigsOptions().validateOnly(true))
                        .values()));
            default -> throw new IllegalArgumentException("No topic has " + operation);
        };
    }

    /**
     * Those of the groups with which the principal may do this.
     *
     * @param topic of which a place is committed
     */
    Collection<String> groups(AclOperation operation, Collection<String> groups, String topic) {
        return switch (operation) {
            case READ ->
                groups.stream().filter(group -> committed(group, topic)).toList();
            case DESCRIBE -> allowed(admin.describeConsumerGroups(groups).describedGroups());
            case DELETE -> allowed(admin.deleteConsumerGroups(groups).deletedGroups());
            default -> throw new IllegalArgumentException("No group has " + operation);
        };
    }

    /** Those of the transactional ids with which the principal may do this. */
    Collection<String> transactionalIds(AclOperation operation, Collection<String> ids) {
        return switch (operation) {
            case WRITE -> allowed(admin.fenceProducers(ids).fencedProducers());
            case DESCRIBE -> {
                var found = admin.describeTransactions(ids);
                yield allowed(ids.stream().collect(toMap(Function.identity(), found::description)));
            }
            default -> throw new IllegalArgumentException("No transactional id has " + operation);
        };
    }

    /** The topics that the principal is shown when it asks for all. */
    Collection<String> listed() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    /** What could be done to the brokers themselves, their users and their rights, and whether the principal may. */
    Map<String, Boolean> brokers() {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        AlterConfigOp open = new AlterConfigOp(new ConfigEntry("log.retention.ms", "1"), AlterConfigOp.OpType.SET);
        AclBinding everything = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW));
        ScramCredentialInfo password = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        Map<String, Future<?>> tried = new TreeMap<>();
        tried.put("give rights", admin.createAcls(List.of(everything)).all());
        tried.put("see rights", admin.describeAcls(AclBindingFilter.ANY).values());
        tried.put("take rights", admin.deleteAcls(List.of(AclBindingFilter.ANY)).all());
        tried.put(
                "make a user",
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion("new", password, "new")))
                        .all());
        tried.put("see users", admin.describeUserScramCredentials().all());
        tried.put("see settings", admin.describeConfigs(List.of(broker)).all());
        tried.put(
                "change settings",
                admin.incrementalAlterConfigs(
                                Map.of(broker, List.of(open)), new AlterConfigsOptions().validateOnly(true))
                        .all());
        tried.put(
                "make a topic",
                admin.createTopics(
                                List.of(new NewTopic("lumbar.new.v1", 1, (short) 1)),
                                new CreateTopicsOptions().validateOnly(true))
                        .all());
        return tried.entrySet().stream().collect(toMap(Map.Entry::getKey, answer -> allowed(answer.getValue())));
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close();
        admin.close(Duration.ZERO);
    }

    /** Whether the broker did it, and not refused for want of rights. */
    static boolean allowed(Future<?> answer) {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return false;
            }
            throw new AssertionError("neither done nor refused", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static <K> Collection<K> allowed(Map<K, ? extends Future<?>> answers) {
        return answers.entrySet().stream()
                .filter(answer -> allowed(answer.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean read(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seek(partition, 0);
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patience) {
            try {
                if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                    return true;
                }
            } catch (TopicAuthorizationException e) {
                // A late answer may be about the topic before.
                if (e.unauthorizedTopics().contains(topic)) {
                    return false;
                }
            }
        }
        throw new AssertionError("nothing came from " + topic);
    }

    private Future<?> written(String topic) {
        return producer.send(new ProducerRecord<>(topic, 0, "key", "value"));
    }

    /** A refusal of the topic comes after the group has let it pass. */
    private boolean committed(String group, String topic) {
        try {
            admin.alterConsumerGroupOffsets(group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0)))
                    .all()
                    .get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupAuthorizationException) {
                return false;
            }
            if (e.getCause() instanceof TopicAuthorizationException) {
                return true;
            }
            throw new AssertionError("neither done nor refused: " + group, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static NewTopic like(String topic) {
        return new NewTopic(topic, 1, (short) 1);
    }

    private static AlterConfigOp forGood() {
        return new AlterConfigOp(new ConfigEntry("retention.ms", "-1"), AlterConfigOp.OpType.SET);
    }

    private static Collection<String> names(Collection<ConfigResource> resources) {
        return resources.stream().map(ConfigResource::name).toList();
    }
}
