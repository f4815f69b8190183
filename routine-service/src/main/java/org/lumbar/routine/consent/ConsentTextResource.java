package org.lumbar.routine.consent;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.problem.RequestBodies;

@Path("/v1/consent-text")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consents")
class ConsentTextResource {
    private final CallerOfRequest caller;
    private final ConsentTexts texts;
    private final RequestBodies<NewConsentText> bodies;

    ConsentTextResource(CallerOfRequest caller, ConsentTexts texts, ObjectMapper json) {
        this.caller = caller;
        this.texts = texts;
        this.bodies = new RequestBodies<>("consent-text-request.json", NewConsentText.class, json);
    }

    /** A version without its words. */
    public record Edition(int version, Instant publishedAt, Set<String> languages) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.PRACTICE_ADMIN)
    @Operation(
            operationId = "publishConsentText",
            summary =
                    "Publish the next version of your practice's consent text: who agreed to an older one is asked again;"
                            + " the words of the current one again answer 200")
    @APIResponseSchema(value = ConsentText.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "200", description = "It is there already, and the same")
    @APIResponse(responseCode = "409", description = "`too-many-consent-texts`, `concurrent-change`")
    public Response publish(
            @RequestBody(content = @Content(schema = @Schema(implementation = NewConsentText.class))) byte[] body) {
        ConsentTexts.Published done = texts.publish(caller.get(), bodies.read(body));
        URI location = URI.create("/v1/consent-text/versions/" + done.text().version());
        return Response.status(done.created() ? 201 : 200)
                .location(location)
                .entity(done.text())
                .build();
    }

    @GET
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "getConsentText", summary = "The current version of your practice's consent text")
    @APIResponse(responseCode = "404", description = "`consent-text-not-found`")
    @APIResponseSchema(value = ConsentText.class, responseCode = "200", responseDescription = "OK")
    public ConsentText current() {
        return found(texts.current(caller.get().practiceId()));
    }

    @GET
    @Path("/versions")
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "listConsentTexts",
            summary = "All versions of your practice's consent text, oldest first, without their words")
    public List<Edition> editions() {
        return texts.all(caller.get().practiceId()).stream()
                .map(text -> new Edition(
                        text.version(),
                        text.publishedAt(),
                        new TreeSet<>(text.texts().keySet())))
                .toList();
    }

    @GET
    @Path("/versions/{version}")
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "getConsentTextVersion",
            summary = "One version of your practice's consent text; it never changes")
    @APIResponse(responseCode = "404", description = "`consent-text-not-found`")
    @APIResponseSchema(value = ConsentText.class, responseCode = "200", responseDescription = "OK")
    public ConsentText version(@PathParam("version") int version) {
        return found(texts.find(caller.get().practiceId(), version));
    }

    private static ConsentText found(Optional<ConsentText> text) {
        return text.orElseThrow(() ->
                Refused.notFound("consent-text-not-found", "The practice has no such version of a consent text."));
    }
}
