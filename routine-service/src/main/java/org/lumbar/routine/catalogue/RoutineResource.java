package org.lumbar.routine.catalogue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.problem.Parameters;
import org.lumbar.routine.problem.Refused;

@Path("/v1/routines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routines")
class RoutineResource {
    private static final int LATEST_VERSION = 1_000_000;

    static final String YAML = "application/yaml";

    private final CallerOfRequest caller;
    private final Routines routines;
    private final AuthorRoutine author;

    RoutineResource(CallerOfRequest caller, Routines routines, AuthorRoutine author) {
        this.caller = caller;
        this.routines = routines;
        this.author = author;
    }

    /** Every routine the caller may assign, and the rules that hold in all of them. */
    public record Catalogue(List<RoutineSummary> items, CatalogueRules rules) {}

    @GET
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "listRoutines", summary = "The routines, and the rules that hold in all of them")
    public Catalogue list() {
        List<RoutineSummary> items = routines.all(caller.get().practiceId()).stream()
                .map(RoutineSummary::of)
                .toList();
        return new Catalogue(items, routines.rules());
    }

    @GET
    @Path("/{key}/versions/{version}")
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "getRoutineVersion",
            summary = "One version of a routine, each value with its origin; null where the source is silent")
    @APIResponse(responseCode = "404", description = "`routine-not-found`")
    @APIResponseSchema(value = Routine.class, responseCode = "200", responseDescription = "OK")
    public Routine version(@PathParam("key") String key, @PathParam("version") int version) {
        return routines.find(caller.get().practiceId(), key, version)
                .orElseThrow(() -> Refused.notFound("routine-not-found", "There is no such version of a routine."));
    }

    @GET
    @Path("/{key}/versions/{version}")
    @Produces(YAML)
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "getRoutineVersion", summary = "The same as YAML, to be edited and imported")
    @APIResponse(responseCode = "404", description = "`routine-not-found`")
    @APIResponseSchema(value = String.class, responseCode = "200", responseDescription = "OK")
    public String yaml(@PathParam("key") String key, @PathParam("version") int version) {
        return RoutineFormat.yaml(version(key, version));
    }

    @GET
    @Path("/{key}/versions/{version}/differences")
    @Transactional
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "listRoutineDifferences", summary = "What is different from an earlier version")
    @APIResponse(responseCode = "404", description = "`routine-not-found`")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = RoutineDifferences.Difference.class)))
    public List<RoutineDifferences.Difference> differences(
            @PathParam("key") String key,
            @PathParam("version") int version,
            @QueryParam("from") @Nullable String from) {
        int earlier = Parameters.whole("from", from, 1, LATEST_VERSION);
        return RoutineDifferences.between(version(key, earlier), version(key, version));
    }

    @POST
    @Path("/drafts")
    @Consumes({MediaType.APPLICATION_JSON, YAML})
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "saveRoutineDraft",
            summary = "Import a draft as JSON or YAML; it is stored, and all its faults are named")
    @APIResponse(responseCode = "409", description = "`routine-published`, `built-in-routine`, `concurrent-change`")
    @APIResponseSchema(value = AuthorRoutine.Draft.class, responseCode = "200", responseDescription = "OK")
    public AuthorRoutine.Draft save(
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(ref = "RoutineDraft")),
                                @Content(mediaType = YAML, schema = @Schema(implementation = String.class))
                            })
                    byte[] jsonOrYaml) {
        return author.save(caller.get(), jsonOrYaml);
    }

    @GET
    @Path("/{key}/drafts/{version}")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "getRoutineDraft", summary = "A draft and all its faults")
    @APIResponse(responseCode = "404", description = "`routine-not-found`")
    @APIResponseSchema(value = AuthorRoutine.Draft.class, responseCode = "200", responseDescription = "OK")
    public AuthorRoutine.Draft draft(@PathParam("key") String key, @PathParam("version") int version) {
        return author.get(caller.get(), key, version);
    }

    @POST
    @Path("/{key}/drafts/{version}/publish")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "publishRoutineDraft",
            summary = "Publish a draft without faults; from then on it never changes")
    @APIResponse(responseCode = "400", description = "It has faults; all are named: `invalid-request`")
    @APIResponse(responseCode = "404", description = "`routine-not-found`")
    @APIResponse(responseCode = "409", description = "`routine-published`, `built-in-routine`, `concurrent-change`")
    @APIResponseSchema(value = Routine.class, responseCode = "200", responseDescription = "OK")
    public Routine publish(@PathParam("key") String key, @PathParam("version") int version) {
        return author.publish(caller.get(), key, version);
    }
}
