package org.lumbar.helm;

import java.util.Map;
import java.util.TreeMap;

/** All rules by name; a folder of the same name holds what breaks each. */
final class Rules {
    private Rules() {}

    static Map<String, Rule> byName() {
        Map<String, Rule> rules = new TreeMap<>();
        ofPods(rules);
        ofTraffic(rules);
        ofData(rules);
        return rules;
    }

    private static void ofPods(Map<String, Rule> rules) {
        rules.put("pods-are-restricted", PodRules::restricted);
        rules.put("seccomp-is-runtime-default", PodRules::seccomp);
        rules.put("root-is-read-only", PodRules::readOnlyRoot);
        rules.put("no-service-account-token", PodRules::noToken);
        rules.put("no-service-links", PodRules::noServiceLinks);
        rules.put("images-are-pinned", PodRules::pinnedImages);
        rules.put("memory-is-bounded", PodRules::boundedMemory);
        rules.put("probes-mean-what-they-say", LifecycleRules::probes);
        rules.put("ends-are-graceful", LifecycleRules::gracefulEnd);
        rules.put("updates-leave-no-gap", LifecycleRules::noGap);
        rules.put("disruptions-are-budgeted", LifecycleRules::disruptionBudget);
        rules.put("pods-are-spread", LifecycleRules::spread);
        rules.put("services-lead-to-pods", LifecycleRules::reachable);
    }

    private static void ofTraffic(Map<String, Rule> rules) {
        rules.put("everything-is-denied-first", NetworkRules::defaultDeny);
        rules.put("flows-are-exact", NetworkRules::exactFlows);
        rules.put("databases-are-closed", NetworkRules::closedDatabases);
        rules.put("brokers-are-closed", NetworkRules::closedBrokers);
        rules.put("ingress-is-narrow", NetworkRules::narrowIngress);
        rules.put("one-decides-how-many", ScalingRules::oneDecides);
        rules.put("consumers-fit-partitions", ScalingRules::withinPartitions);
        rules.put("lag-and-cpu-scale", ScalingRules::lagAndCpu);
        rules.put("secrets-are-references", SecretRules::byReference);
        rules.put("owners-migrate-and-end", SecretRules::ownersMigrateAndEnd);
        rules.put("talk-is-encrypted", SecretRules::encrypted);
        rules.put("pods-are-scraped", MonitoringRules::everyPodIsScraped);
        rules.put("traces-are-whole", MonitoringRules::tracesAreWhole);
        rules.put("alerts-are-explained", MonitoringRules::alertsAreExplained);
    }

    private static void ofData(Map<String, Rule> rules) {
        rules.put("kafka-is-durable", KafkaRules::durable);
        rules.put("topics-are-the-contracts", KafkaRules::contractTopics);
        rules.put("nothing-stays-forever", KafkaRules::nothingStaysForever);
        rules.put("rights-are-minimal", KafkaRules::minimalRights);
        rules.put("no-commit-is-lost", DatabaseRules::noCommitIsLost);
        rules.put("databases-are-backed-up", DatabaseRules::backups);
        rules.put("connections-suffice", DatabaseRules::enoughConnections);
        rules.put("databases-use-their-size", DatabaseRules::useTheirSize);
        rules.put("locks-outlive-nobody", DatabaseRules::locksOutliveNobody);
        rules.put("logs-quote-no-values", DatabaseRules::logsQuoteNoValues);
        rules.put("data-outlives-the-release", DatabaseRules::dataOutlivesTheRelease);
    }
}
