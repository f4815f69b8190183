package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.KafkaSecurity;
import org.lumbar.backbone.tls.CertificateAuthority;

/**
 * A broker with TLS and access control whose topics, users and rights are the chart's, as Strimzi's operators would set them up; but on one
 * broker. A user's password is their name.
 */
final class ChartedKafka implements AutoCloseable {
    /** Has a password, and no rights. */
    static final String UNKNOWN = "unknown";

    /** Gave no name at all. */
    static final String NOBODY = "nobody";

    private static final String PREFIX = Rendered.RELEASE + "-";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaSecurity security;
    private final int port = FreePort.find();
    private final KafkaBroker broker;

    private ChartedKafka(Path folder) {
        this.security = KafkaSecurity.by(CertificateAuthority.create(folder.resolve("ca"), "cluster-ca"));
        this.broker = KafkaBroker.startSecured(folder.resolve("data"), port, security);
    }

    static ChartedKafka start(Path folder, Rendered chart, Set<String> otherTopics)
            throws ExecutionException, InterruptedException {
        ChartedKafka kafka = new ChartedKafka(folder);
        try (Admin admin = Admin.create(kafka.superUser())) {
            admin.createTopics(topics(chart, otherTopics)).all().get();
            admin.alterUserScramCredentials(passwords(chart)).all().get();
            give(admin, rights(chart));
            return kafka;
        } catch (ExecutionException | InterruptedException | RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    /** Gives rights, and returns when the broker knows of them. */
    static void give(Admin admin, List<AclBinding> rights) throws ExecutionException, InterruptedException {
        admin.createAcls(rights).all().get();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get())
                .containsAll(rights)) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("The broker does not learn of the rights.");
            }
        }
    }

    /** Takes a right, and returns when the broker knows that it is gone. */
    static void take(Admin admin, AclBinding right) throws ExecutionException, InterruptedException {
        admin.deleteAcls(List.of(right.toFilter())).all().get();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (admin.describeAcls(AclBindingFilter.ANY).values().get().contains(right)) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("The broker does not learn that the right is gone.");
            }
        }
    }

    /** The chart's users, without the release: {@code routine}, {@code producer-gateway}. */
    static Set<String> users(Rendered chart) {
        Set<String> users = new TreeSet<>();
        chart.all("KafkaUser").forEach(user -> users.add(Rendered.name(user).substring(PREFIX.length())));
        return users;
    }

    /** The chart's topics. */
    static Set<String> topics(Rendered chart) {
        Set<String> topics = new TreeSet<>();
        chart.all("KafkaTopic")
                .forEach(topic -> topics.add(topic.at("/spec/topicName").asText()));
        return topics;
    }

    /** A client's settings: of the chart's user of that name, {@link #UNKNOWN} or {@link #NOBODY}. */
    Map<String, Object> as(String principal) {
        return principal.equals(NOBODY)
                ? Map.of("bootstrap.servers", "localhost:" + security.openPort())
                : connected(security.user(PREFIX + principal, PREFIX + principal));
    }

    /** Settings of the one who may do everything. */
    Map<String, Object> superUser() {
        return connected(security.superUser());
    }

    @Override
    public void close() {
        broker.close();
    }

    private Map<String, Object> connected(Map<String, String> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("bootstrap.servers", "localhost:" + port);
        return settings;
    }

    private static List<NewTopic> topics(Rendered chart, Set<String> others) {
        List<NewTopic> topics = new ArrayList<>();
        for (JsonNode topic : chart.all("KafkaTopic")) {
            Map<String, String> config = new HashMap<>();
            topic.at("/spec/config")
                    .properties()
                    .forEach(setting ->
                            config.put(setting.getKey(), setting.getValue().asText()));
            // There is one broker here.
            config.put("min.insync.replicas", "1");
            topics.add(new NewTopic(
                            topic.at("/spec/topicName").asText(),
                            topic.at("/spec/partitions").asInt(),
                            (short) 1)
                    .configs(config));
        }
        others.forEach(name -> topics.add(new NewTopic(name, 1, (short) 1)));
        return topics;
    }

    private static List<UserScramCredentialAlteration> passwords(Rendered chart) {
        List<UserScramCredentialAlteration> passwords = new ArrayList<>();
        Set<String> users = users(chart);
        users.add(UNKNOWN);
        for (String user : users) {
            passwords.add(new UserScramCredentialUpsertion(
                    PREFIX + user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PREFIX + user));
        }
        return passwords;
    }

    private static List<AclBinding> rights(Rendered chart) {
        List<AclBinding> rights = new ArrayList<>();
        for (JsonNode user : chart.all("KafkaUser")) {
            String principal = "User:" + Rendered.name(user);
            for (JsonNode rule : user.at("/spec/authorization/acls")) {
                for (JsonNode operation : rule.path("operations")) {
                    rights.add(new AclBinding(resource(rule.path("resource")), entry(principal, rule, operation)));
                }
            }
        }
        return rights;
    }

    private static ResourcePattern resource(JsonNode resource) {
        return new ResourcePattern(
                ResourceType.fromString(constant(resource.path("type").asText())),
                resource.path("name").asText("kafka-cluster"),
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL);
    }

    private static AccessControlEntry entry(String principal, JsonNode rule, JsonNode operation) {
        return new AccessControlEntry(
                principal,
                rule.path("host").asText("*"),
                AclOperation.fromString(constant(operation.asText())),
                AclPermissionType.fromString(constant(rule.path("type").asText("allow"))));
    }

    /** As Kafka writes what Strimzi calls {@code transactionalId} or {@code AlterConfigs}. */
    private static String constant(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
