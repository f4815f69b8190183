package org.lumbar.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lumbar.simulator.Generator;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.http.LocalServer;
import org.lumbar.simulator.http.PatientHttp;
import org.lumbar.simulator.http.Tokens;
import org.lumbar.simulator.story.Channel;
import org.lumbar.simulator.story.Setting;
import org.lumbar.simulator.story.SimulatedClient;
import org.lumbar.simulator.story.Upload;

class HttpCarrierTest {
    private static final PatientHttp HTTP = new PatientHttp(Duration.ofSeconds(20));

    @Test
    void everyEventOfABatchGetsItsOwnOutcome() {
        try (LocalServer issuer = new LocalServer();
                LocalServer edge = new LocalServer()) {
            // Given
            Upload upload = upload(2);
            issuer.answers(200, Map.of(), "{\"access_token\":\"t\",\"expires_in\":3600}");
            edge.answers(
                    202,
                    Map.of(),
                    "{\"results\":[{\"status\":\"accepted\"},"
                            + "{\"status\":\"rejected\",\"code\":\"invalid-field\"}]}");
            MemoryLog log = new MemoryLog();

            // When
            carrier(issuer, edge, log).carry(upload);

            // Then
            assertThat(log.all()).extracting(Delivery::outcome).containsExactly(Outcome.ACCEPTED, Outcome.REJECTED);
            assertThat(log.all()).extracting(Delivery::code).containsExactly(null, "invalid-field");
            assertThat(log.promised(upload.client().clientId()))
                    .containsExactly(upload.events().get(0));
            assertThat(edge.requests())
                    .containsExactly(upload.events().stream()
                            .map(SessionEvent::structuredText)
                            .collect(Collectors.joining(",", "[", "]")));
        }
    }

    @Test
    void aGatewaySendsAgainWhatIsAboutAClientNotYetKnown() {
        try (LocalServer issuer = new LocalServer();
                LocalServer edge = new LocalServer()) {
            // Given
            Upload upload = throughTheGateway(upload(1));
            issuer.answers(200, Map.of(), "{\"access_token\":\"t\",\"expires_in\":3600}");
            edge.answers(202, Map.of(), "{\"results\":[{\"status\":\"rejected\",\"code\":\"client-not-found\"}]}");
            edge.answers(202, Map.of(), "{\"results\":[{\"status\":\"accepted\"}]}");
            MemoryLog log = new MemoryLog();

            // When
            carrier(issuer, edge, log).carry(upload);

            // Then
            assertThat(log.all()).extracting(Delivery::outcome).containsExactly(Outcome.ACCEPTED);
            assertThat(edge.requests()).hasSize(2);
        }
    }

    @Test
    void aRefusedRequestPromisesNothing() {
        try (LocalServer issuer = new LocalServer();
                LocalServer edge = new LocalServer()) {
            // Given
            Upload upload = upload(2);
            issuer.answers(200, Map.of(), "{\"access_token\":\"t\",\"expires_in\":3600}");
            edge.answers(401, Map.of(), "{}");
            MemoryLog log = new MemoryLog();

            // When
            carrier(issuer, edge, log).carry(upload);

            // Then
            assertThat(log.all()).extracting(Delivery::code).containsExactly("status-401", "status-401");
            assertThat(log.promised(upload.client().clientId())).isEmpty();
        }
    }

    private static HttpCarrier carrier(LocalServer issuer, LocalServer edge, DeliveryLog log) {
        Tokens tokens = new Tokens(issuer.address(), Setting.DEMO_PRACTICE, HTTP, Clock.systemUTC());
        return new HttpCarrier(edge.address(), tokens, HTTP, log);
    }

    private static Upload throughTheGateway(Upload upload) {
        SimulatedClient client = upload.client();
        return new Upload(
                upload.at(),
                new SimulatedClient(
                        client.index(),
                        client.clientId(),
                        client.displayName(),
                        client.timezone(),
                        client.careTeam(),
                        client.persona(),
                        Channel.GATEWAY,
                        client.plans()),
                upload.events());
    }

    private static Upload upload(int size) {
        Upload whole = Generator.uploads(Setting.endingOn(LocalDate.of(2026, 11, 8), 1, 1))
                .filter(upload -> upload.events().size() >= size)
                .findFirst()
                .orElseThrow();
        return new Upload(whole.at(), whole.client(), whole.events().subList(0, size));
    }
}
