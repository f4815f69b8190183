package org.lumbar.foundation.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time zones that people may live in: every name of the IANA database, in its own case, and nothing else. Java leaves
 * some of them out and has {@code SystemV/…} names that are none; this class makes up for both. Names it adds are known to
 * all of {@code java.time} in this process from its first use on, so a service asks here, and never {@link ZoneId} itself.
 */
public final class Zones {
    private static final String NOT_IANA = "SystemV/";

    /** Java reads these as offsets of GMT, which they are: their id becomes GMT. */
    private static final Map<String, String> OTHER_NAMES = Map.of("GMT+0", "GMT", "GMT-0", "GMT");

    /** Areas in which the database still gets new names. */
    private static final Pattern LIKE_A_ZONE =
            Pattern.compile("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)"
                    + "/[A-Z][A-Za-z_-]{1,30}(/[A-Z][A-Za-z_-]{1,30})?");

    private static final Set<String> NAMES = names();
    private static final Set<String> IN_LOWER_CASE =
            NAMES.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    private static final Map<String, ZoneId> KNOWN = new ConcurrentHashMap<>();

    private Zones() {}

    /** The zone of that name; null if there is none here, which includes offsets and names in another case. */
    public static @Nullable ZoneId find(String name) {
        ZoneId known = KNOWN.get(name);
        if (known != null || !NAMES.contains(name)) {
            return known;
        }
        return KNOWN.computeIfAbsent(name, of -> ZoneId.of(OTHER_NAMES.getOrDefault(of, of)));
    }

    /**
     * The fault of a name that {@link #find} doesn't know; none for a known one, nor for null. {@code unknown-zone} is one of a
     * newer release, perhaps: the same may be sent again once the server is updated. {@code invalid-zone} is wrong for ever.
     *
     * @param pointer where it stands in what came in
     */
    public static List<Fault> faults(String pointer, @Nullable String name) {
        if (name == null || find(name) != null) {
            return List.of();
        }
        return List.of(
                mayBeNewer(name)
                        ? new Fault(
                                "unknown-zone",
                                pointer,
                                "Release " + release()
                                        + " of the IANA database, which this server has, knows no such time"
                                        + " zone. If a newer one does: update the server, then send again.")
                        : new Fault("invalid-zone", pointer, "This is no IANA time zone, such as Europe/Berlin."));
    }

    /** The zone of a name that was checked before, such as one that is stored. */
    public static ZoneId of(String name) {
        ZoneId zone = find(name);
        if (zone == null) {
            throw new DateTimeException("No zone of that name is known here");
        }
        return zone;
    }

    /**
     * True for a name that {@link #find} doesn't know and a newer release of the database may have: a phone can be ahead of a
     * server. False for what is wrong on every server, such as an offset or a known name in the wrong case.
     */
    public static boolean mayBeNewer(String name) {
        return LIKE_A_ZONE.matcher(name).matches() && !IN_LOWER_CASE.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The release of the IANA database whose rules Java has, such as {@code 2026a}. */
    public static String release() {
        return ZoneRulesProvider.getVersions("Europe/London").lastKey();
    }

    private static Set<String> names() {
        addMissing();
        return Stream.concat(ZoneId.getAvailableZoneIds().stream(), OTHER_NAMES.keySet().stream())
                .filter(name -> !name.startsWith(NOT_IANA))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void addMissing() {
        // For the whole process: another class loader, as in tests, may have done it already.
        synchronized (ZoneRulesProvider.class) {
            Map<String, ZoneRules> missing = new HashMap<>(Map.of(
                    "America/Coyhaique",
                    coyhaique(),
                    "EST",
                    ZoneRules.of(ZoneOffset.ofHours(-5)),
                    "MST",
                    ZoneRules.of(ZoneOffset.ofHours(-7)),
                    "HST",
                    ZoneRules.of(ZoneOffset.ofHours(-10)),
                    "ROC",
                    ZoneRulesProvider.getRules("Asia/Taipei", false),
                    "Factory",
                    ZoneRules.of(ZoneOffset.UTC)));
            missing.keySet().removeAll(ZoneId.getAvailableZoneIds());
            if (!missing.isEmpty()) {
                ZoneRulesProvider.registerProvider(new Missing(missing));
            }
        }
    }

    /** As Santiago until 20 March 2025, when summer time became its standard time; right from 1970 on. */
    private static ZoneRules coyhaique() {
        ZoneRules santiago = ZoneRulesProvider.getRules("America/Santiago", false);
        ZoneOffset before = ZoneOffset.ofHours(-4);
        LocalDateTime parted = LocalDateTime.of(2025, 3, 19, 23, 0);
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        for (ZoneOffsetTransition next = santiago.nextTransition(Instant.EPOCH);
                next != null && next.getInstant().isBefore(parted.toInstant(before));
                next = santiago.nextTransition(next.getInstant())) {
            transitions.add(next);
        }
        return ZoneRules.of(
                before,
                santiago.getOffset(Instant.EPOCH),
                List.of(ZoneOffsetTransition.of(parted, before, ZoneOffset.ofHours(-3))),
                transitions,
                List.of());
    }

    /** Rules of names that this Java does not have. */
    private static final class Missing extends ZoneRulesProvider {
        private final Map<String, ZoneRules> rules;

        Missing(Map<String, ZoneRules> rules) {
            this.rules = Map.copyOf(rules);
        }

        @Override
        protected Set<String> provideZoneIds() {
            return rules.keySet();
        }

        @Override
        protected @Nullable ZoneRules provideRules(String zoneId, boolean forCaching) {
            return rules.get(zoneId);
        }

        @Override
        protected NavigableMap<String, ZoneRules> provideVersions(String zoneId) {
            ZoneRules of = rules.get(zoneId);
            return of == null ? new TreeMap<>() : new TreeMap<>(Map.of("lumbar", of));
        }
    }
}
