package org.lumbar.session.edge;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.session.problem.KafkaAway;

@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Events")
class EventsResource {
    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int NEWS_AFTER_SECONDS = 1;

    private final AcceptEvents acceptEvents;
    private final CallerOfRequest request;
    private final EdgeMetrics metrics;

    EventsResource(AcceptEvents acceptEvents, CallerOfRequest request, EdgeMetrics metrics) {
        this.acceptEvents = acceptEvents;
        this.request = request;
        this.metrics = metrics;
    }

    @POST
    @Consumes(EVENT)
    @RolesAllowed({Roles.CLIENT, Roles.EVENT_PRODUCER})
    @Operation(hidden = true)
    public Uni<Response> one(byte[] body, @HeaderParam("Content-Encoding") @Nullable String encoding) {
        return accept(body, encoding, false, results -> {
            Result only = results.get(0);
            return only.code() == null ? accepted(results) : rejected(only).toResponse();
        });
    }

    @POST
    @Consumes(BATCH)
    @RolesAllowed({Roles.CLIENT, Roles.EVENT_PRODUCER})
    @Operation(
            operationId = "sendEvents",
            summary = "Send up to 500 session events, or one",
            description =
                    "202 once all in-sync replicas have the accepted ones; sending again is harmless. One result per event, in order; a rejected"
                            + " event of a batch never costs the others, and one that was sent alone is answered with 400. A rating DURING a session,"
                            + " or of severe pain, comes back with its guidance. Events of a client who has withdrawn consent are rejected as"
                            + " consent-withdrawn, until consent is given again.")
    @APIResponseSchema(
            value = Results.class,
            responseCode = "202",
            responseDescription = "One result per event, in order")
    @APIResponse(
            responseCode = "400",
            description =
                    "The request can't be read: `malformed-json`, `malformed-gzip`. Or an event that was sent alone is rejected: `too-large`, `too-deep`,"
                            + " `not-a-cloudevent`, `missing-attribute`, `invalid-attribute`, `unknown-type`, `unknown-zone`, `missing-field`, `invalid-field`,"
                            + " `forbidden-field`, `subject-mismatch`, `client-not-found`, `client-erased`, `consent-withdrawn`")
    @APIResponse(responseCode = "403", description = "Your roles don't allow this: `token-without-client`")
    @APIResponse(
            responseCode = "413",
            description = "More than 500 events, or more than 1 MiB decompressed: `too-many-events`, `too-large`")
    @APIResponse(
            responseCode = "415",
            description = "A media type or an encoding that is not taken: `unknown-encoding`")
    @APIResponse(
            responseCode = "429",
            description = "This client sends too much; Retry-After says when to go on: `too-many-events`")
    @APIResponse(
            responseCode = "503",
            description = "Send the same events again, with the same ids: `not-acknowledged`, `client-not-yet-known`")
    public Uni<Response> batch(
            @RequestBody(
                            content = {
                                @Content(mediaType = BATCH, schema = @Schema(ref = "SessionEventBatch")),
                                @Content(mediaType = EVENT, schema = @Schema(ref = "SessionEvent"))
                            })
                    byte[] body,
            @HeaderParam("Content-Encoding") @Nullable String encoding) {
        return accept(body, encoding, true, EventsResource::accepted);
    }

    private Uni<Response> accept(
            byte[] body, @Nullable String encoding, boolean batch, Function<List<Result>, Response> answer) {
        Caller caller = callerWithAClient();
        try {
            return acceptEvents
                    .accept(caller, Body.decode(body, encoding), batch)
                    .invoke(metrics::answered)
                    .map(answer)
                    .onFailure(KafkaAway.class)
                    .transform(away -> unavailable())
                    .onFailure(ClientNotYetKnown.class)
                    // Expected while news are on the way. As a response it is not logged; as an exception it would be,
                    // with its stack.
                    .recoverWithItem(() -> notYetKnown().toResponse());
        } catch (BadRequest e) {
            metrics.refused(e.isTooLarge() ? EdgeMetrics.Refusal.TOO_LARGE : EdgeMetrics.Refusal.BAD_REQUEST);
            throw e.problem();
        } catch (EventRate.TooManyEvents e) {
            metrics.refused(EdgeMetrics.Refusal.TOO_MANY);
            throw problem(429, "too-many-events", "Too many events", "Send the rest later.", e.retryAfterSeconds());
        }
    }

    private Caller callerWithAClient() {
        Caller caller = request.get();
        if (caller.is(Roles.CLIENT) && caller.clientId() == null) {
            throw HttpProblem.builder()
                    .withStatus(403)
                    .withTitle("No client in the token")
                    .withDetail("A token of role client names its client in the claim lumbar_client.")
                    .with("code", "token-without-client")
                    .build();
        }
        return caller;
    }

    private static Response accepted(List<Result> results) {
        return Response.accepted(new Results(results)).build();
    }

    private static HttpProblem rejected(Result result) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(400)
                .withTitle("Event rejected")
                .withDetail(String.valueOf(result.detail()))
                .with("code", String.valueOf(result.code()));
        return (result.pointer() == null ? problem : problem.with("pointer", result.pointer())).build();
    }

    private HttpProblem unavailable() {
        metrics.refused(EdgeMetrics.Refusal.UNAVAILABLE);
        return problem(
                503,
                "not-acknowledged",
                "Not acknowledged",
                "The events may or may not be stored. Send them again with the same ids.",
                RETRY_AFTER_SECONDS);
    }

    private HttpProblem notYetKnown() {
        metrics.refused(EdgeMetrics.Refusal.UNAVAILABLE);
        return problem(
                503,
                "client-not-yet-known",
                "A client is not known yet",
                "News of a client may be on the way. Send the same events again; the others are stored.",
                NEWS_AFTER_SECONDS);
    }

    private static HttpProblem problem(int status, String code, String title, String detail, long retryAfterSeconds) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail)
                .with("code", code)
                .withHeader("Retry-After", retryAfterSeconds)
                .build();
    }
}
