package org.lumbar.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the services carry of others, judged by {@code advisories.yaml} and {@code policy.yaml}. */
class SupplyChainTest {
    record Advisories(String readOn, List<Advisory> advisories) {}

    record Policy(Set<String> licences, Set<String> groups) {}

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static Set<Component> carried;
    private static Advisories known;
    private static Policy policy;

    @BeforeAll
    static void read() throws IOException {
        carried = Component.ofAllServices();
        known = YAML.readValue(Path.of("advisories.yaml").toFile(), Advisories.class);
        policy = YAML.readValue(Path.of("policy.yaml").toFile(), Policy.class);
        assertThat(carried).as("what the three services carry").hasSizeGreaterThan(200);
    }

    @Test
    void noLibraryHasAKnownAdvisoryThatNobodyGaveAReasonFor() {
        Map<Advisory, Set<String>> met = new LinkedHashMap<>();
        for (Advisory advisory : known.advisories()) {
            carried.stream()
                    .filter(advisory::concerns)
                    .forEach(component -> met.computeIfAbsent(advisory, none -> new TreeSet<>())
                            .add(component.coordinates() + " " + component.version()));
        }
        System.out.println("Open advisories, of those known on " + known.readOn() + ":");
        met.forEach((advisory, libraries) -> System.out.printf("  %s  %s%n", advisory.id(), libraries));
        met.keySet().removeIf(advisory -> advisory.open() != null);

        assertThat(met).as("known advisories without a reason in `open`").isEmpty();
    }

    @Test
    void aReasonIsGivenOnlyForWhatIsStillCarried() {
        List<String> stale = known.advisories().stream()
                .filter(advisory -> advisory.open() != null)
                .filter(advisory -> carried.stream().noneMatch(advisory::concerns))
                .map(Advisory::id)
                .toList();

        assertThat(stale)
                .as("reasons to strike: nothing that is carried has these")
                .isEmpty();
    }

    @Test
    void eachAdvisoryIsToldOnceWithASource() {
        assertThat(known.advisories()).extracting(Advisory::id).doesNotHaveDuplicates();
        assertThat(known.advisories())
                .allSatisfy(advisory -> assertThat(advisory.source()).startsWith("https://"));
    }

    @Test
    void aVersionThatHasAnAdvisoryIsFound() {
        Component old = new Component("io.netty", "netty-codec-http", "4.1.133.Final", List.of());

        assertThat(known.advisories())
                .filteredOn(advisory -> advisory.concerns(old))
                .extracting(Advisory::id)
                .contains("CVE-2026-50020", "CVE-2026-59903")
                .doesNotContain("CVE-2026-33870");
    }

    /** Where a library may be had under several licences, one that is allowed is enough. */
    @Test
    void everyLibraryHasALicenceThatIsAllowed() {
        Set<String> refused = others().filter(
                        component -> component.licences().stream().noneMatch(policy.licences()::contains))
                .map(component -> component.coordinates() + " " + component.licences())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(refused).as("libraries without a licence of policy.yaml").isEmpty();
    }

    @Test
    void everyGroupIsOneThatWasDecidedFor() {
        Set<String> groups = others().map(Component::group).collect(Collectors.toCollection(TreeSet::new));

        assertThat(groups).isSubsetOf(policy.groups());
        assertThat(policy.groups()).as("groups that nothing is carried of").isSubsetOf(withOurs(groups));
    }

    private static Stream<Component> others() {
        return carried.stream().filter(component -> !component.isOurs());
    }

    private static Set<String> withOurs(Set<String> groups) {
        Set<String> all = new TreeSet<>(groups);
        all.add("org.lumbar");
        return all;
    }
}
