package org.lumbar.insights.judging;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.insights.alert.AlertThresholds;
import org.lumbar.insights.rule.AlertRules;

/** The thresholds that a practice may want to move. */
class AlertSettings {

    @Produces
    @Singleton
    AlertThresholds thresholds(
            @ConfigProperty(name = "lumbar.alerts.low-consistency", defaultValue = "0.5") double lowConsistency,
            @ConfigProperty(name = "lumbar.alerts.no-data", defaultValue = "PT49H") Duration noData,
            @ConfigProperty(name = "lumbar.alerts.no-data-for-long", defaultValue = "P14D") Duration noDataForLong,
            @ConfigProperty(name = "lumbar.alerts.acknowledge-within", defaultValue = "PT24H") Duration within,
            @ConfigProperty(name = "lumbar.alerts.severe-pain", defaultValue = "7") int severePain,
            @ConfigProperty(name = "lumbar.alerts.drift-days", defaultValue = "3") int driftDays,
            @ConfigProperty(name = "lumbar.alerts.dose-times", defaultValue = "3") int doseTimes,
            @ConfigProperty(name = "lumbar.alerts.dose-often", defaultValue = "5") int doseOften,
            @ConfigProperty(name = "lumbar.alerts.proposal-open", defaultValue = "P7D") Duration proposalOpen,
            @ConfigProperty(name = "lumbar.alerts.history-after", defaultValue = "PT10M") Duration historyAfter) {
        AlertThresholds usual = AlertThresholds.DEFAULTS;
        return new AlertThresholds(
                usual.recentSessions(),
                usual.timesInRecent(),
                usual.highAfter(),
                usual.rise(),
                usual.soreDays(),
                usual.doseDays(),
                lowConsistency,
                usual.consistencyDays(),
                noData,
                noDataForLong,
                within,
                severePain,
                driftDays,
                doseTimes,
                doseOften,
                proposalOpen,
                historyAfter);
    }

    @Produces
    @Singleton
    AlertRules rules(AlertThresholds thresholds) {
        return new AlertRules(thresholds);
    }
}
