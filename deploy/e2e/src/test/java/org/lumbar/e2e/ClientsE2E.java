package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.Chromium;
import org.lumbar.backbone.FreePort;
import org.lumbar.client.insights.api.ClientsApi;
import org.lumbar.client.routine.api.TodayApi;
import org.lumbar.client.routine.model.DuePlan;
import org.lumbar.client.session.ApiClient;
import org.lumbar.client.session.ApiException;
import org.lumbar.client.session.api.EventsApi;
import org.lumbar.client.session.api.SessionsApi;
import org.lumbar.client.session.model.EventResult;
import org.lumbar.client.session.model.SessionCompleted;
import org.lumbar.client.session.model.SessionCompletedData;
import org.lumbar.client.session.model.SessionEvent;
import org.lumbar.client.session.model.SessionPainRated;
import org.lumbar.client.session.model.SessionPainRatedData;
import org.lumbar.client.session.model.SessionStarted;
import org.lumbar.client.session.model.SessionStartedData;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;

/** Clients that nobody wrote: generated from the stored API documents, they play sessions against the running system. */
@ExtendWith(RunningSystem.class)
class ClientsE2E {
    private static final String BLANK = "<!doctype html><html lang=en><title>An app</title>";

    private final SystemUnderTest system;
    private final Newcomer client;
    private final String token;

    ClientsE2E(SystemUnderTest system) {
        this.system = system;
        this.client = Newcomer.enrolled(system);
        this.token = system.token(client.self());
    }

    @Test
    void aGeneratedJavaClientPlaysASession() throws Exception {
        // Given
        ApiClient session = new ApiClient();
        session.updateBaseUri(system.address(Part.SESSION).toString());
        session.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        DuePlan plan = new TodayApi(routine())
                .getToday(client.clientId(), null)
                .getPlans()
                .get(0);
        UUID id = UUID.randomUUID();

        // When
        List<EventResult> results = new EventsApi(session)
                .sendEvents(List.of(started(plan, id), rated(id, 6), rated(id, 11), completed(id)), null)
                .getResults();

        // Then
        assertThat(results)
                .extracting(each -> each.getStatus().getValue())
                .containsExactly("accepted", "accepted", "rejected", "accepted");
        assertThat(results.get(1).getGuidance())
                .extracting(guidance -> guidance.getAnswer().getValue())
                .isNotEqualTo("GO_ON");
        assertThat(results.get(2).getCode()).isEqualTo("invalid-field");
        SessionsApi history = new SessionsApi(session);
        await("the session, whole")
                .ignoreExceptionsInstanceOf(ApiException.class)
                .until(() -> Boolean.TRUE.equals(
                        history.getSession(client.clientId(), id).getClosed()));
        assertThatThrownBy(() -> history.getSession(client.clientId(), UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getResponseBody()).contains("session-not-found"));
        assertThat(new ClientsApi(insights())
                        .getConsistency(client.clientId(), null)
                        .getPlans())
                .isNotEmpty();
    }

    @Test
    void aGeneratedTypeScriptClientPlaysASessionFromAnotherOriginThatIsAllowed() throws IOException {
        try (Chromium chromium = Chromium.start().orElse(null)) {
            Assumptions.assumeTrue(chromium != null, "there is no Chromium on this machine");
            if (chromium != null) {
                plays(chromium);
            }
        }
    }

    private void plays(Chromium chromium) throws IOException {
        // Given an app of another origin than the services'
        HttpServer app = serving(TypeScript.compiled(chromium.browser(), sources()));
        String origin = "http://localhost:" + app.getAddress().getPort();
        Map<String, String> allowed = Map.of("LUMBAR_CORS_ENABLED", "true", "LUMBAR_CORS_ORIGINS", origin);
        ServiceProcess routine = system.stack().startAnother(Part.ROUTINE, FreePort.find(), allowed);
        ServiceProcess session = system.stack().startAnother(Part.SESSION, FreePort.find(), allowed);
        Page page = chromium.browser().newPage();
        page.navigate(origin);

        // When
        Map<?, ?> played = play(page, routine.address(), session.address());

        // Then
        assertThat((List<?>) played.get("results"))
                .isEqualTo(List.of("accepted", "accepted", "accepted", "invalid-field", "accepted"));
        assertThat(played.get("guidance")).isNotNull().isNotEqualTo("GO_ON");
        assertThat(played.get("refusal")).isEqualTo("session-not-found");
        String path = client.path("sessions/" + played.get("sessionId"));
        await("the session")
                .until(() -> system.session(client.therapist()).get(path).status() == 200);

        // And an instance that allows nobody is not for it
        assertThatThrownBy(() -> play(page, routine.address(), system.address(Part.SESSION)))
                .hasMessageContaining("request failed");
        routine.stop();
        session.stop();
        app.stop(0);
    }

    private Map<?, ?> play(Page page, URI routine, URI session) {
        return (Map<?, ?>) page.evaluate(
                "async ([routine, session, token, client]) =>"
                        + " (await import('/play/play.js')).play(routine, session, token, client)",
                List.of(
                        routine.toString(),
                        session.toString(),
                        token,
                        client.clientId().toString()));
    }

    /** A server of its own: a page that a test makes up is no page of this machine to a browser, and may not call its services. */
    private static HttpServer serving(Map<String, String> scripts) throws IOException {
        HttpServer app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            String script = scripts.get(exchange.getRequestURI().getPath());
            byte[] body = (script == null ? BLANK : script).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", script == null ? "text/html" : "text/javascript");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        app.start();
        return app;
    }

    private Map<String, String> sources() throws IOException {
        Path generated = system.repository().resolve("deploy/clients/target/classes/lumbar/clients/typescript");
        Map<String, String> sources = new TreeMap<>(TypeScript.sources(generated, "/play"));
        sources.put("/play/play.ts", Files.readString(Path.of("src/test/resources/clients/play.ts")));
        return sources;
    }

    private org.lumbar.client.routine.ApiClient routine() {
        var routine = new org.lumbar.client.routine.ApiClient();
        routine.updateBaseUri(system.address(Part.ROUTINE).toString());
        routine.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return routine;
    }

    private org.lumbar.client.insights.ApiClient insights() {
        var insights = new org.lumbar.client.insights.ApiClient();
        insights.updateBaseUri(system.address(Part.INSIGHTS).toString());
        insights.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return insights;
    }

    private SessionEvent started(DuePlan plan, UUID session) {
        SessionStarted event = new SessionStarted();
        event.setType(SessionStarted.TypeEnum.values()[0]);
        event.setSpecversion(SessionStarted.SpecversionEnum.values()[0]);
        event.id(UUID.randomUUID()).source("urn:lumbar:app:generated-java").subject(client.clientId());
        event.time(OffsetDateTime.now()).timezone("Europe/Berlin");
        event.data(new SessionStartedData()
                .sessionId(session)
                .planId(plan.getPlanId())
                .occurrenceId(plan.getOccurrences().get(0).getId()));
        return new SessionEvent(event);
    }

    private SessionEvent rated(UUID session, int score) {
        SessionPainRated event = new SessionPainRated();
        event.setType(SessionPainRated.TypeEnum.values()[0]);
        event.setSpecversion(SessionPainRated.SpecversionEnum.values()[0]);
        event.id(UUID.randomUUID()).source("urn:lumbar:app:generated-java").subject(client.clientId());
        event.time(OffsetDateTime.now()).timezone("Europe/Berlin");
        event.data(new SessionPainRatedData()
                .sessionId(session)
                .moment(SessionPainRatedData.MomentEnum.DURING)
                .score(score));
        return new SessionEvent(event);
    }

    private SessionEvent completed(UUID session) {
        SessionCompleted event = new SessionCompleted();
        event.setType(SessionCompleted.TypeEnum.values()[0]);
        event.setSpecversion(SessionCompleted.SpecversionEnum.values()[0]);
        event.id(UUID.randomUUID()).source("urn:lumbar:app:generated-java").subject(client.clientId());
        event.time(OffsetDateTime.now()).timezone("Europe/Berlin");
        event.data(new SessionCompletedData().sessionId(session));
        return new SessionEvent(event);
    }
}
