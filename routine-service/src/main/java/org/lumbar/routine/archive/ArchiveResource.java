package org.lumbar.routine.archive;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.routine.collected.ArchiveParts;

@Path("/v1/clients/{clientId}/archives")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Archives")
class ArchiveResource {
    private static final String ZIP = "application/zip";

    private final CallerOfRequest caller;
    private final AskForArchive archives;
    private final ArchiveParts parts;
    private final ArchiveZip zip;

    ArchiveResource(CallerOfRequest caller, AskForArchive archives, ArchiveParts parts, ArchiveZip zip) {
        this.caller = caller;
        this.archives = archives;
        this.parts = parts;
        this.zip = zip;
    }

    @POST
    @RolesAllowed({Roles.CLIENT, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "askForArchive",
            summary = "Ask for everything that is stored of a client; again: the archive that is open")
    @APIResponseSchema(value = Archive.class, responseCode = "202", responseDescription = "Accepted")
    @APIResponse(responseCode = "409", description = "`concurrent-change`")
    @APIResponse(responseCode = "429", description = "`too-many-archives`")
    public Response ask(@PathParam("clientId") UUID clientId) {
        Archive archive = archives.ask(caller.get(), clientId);
        URI location = URI.create("/v1/clients/" + clientId + "/archives/" + archive.archiveId());
        return Response.status(Response.Status.ACCEPTED)
                .location(location)
                .entity(archive)
                .build();
    }

    @GET
    @Path("/{archiveId}")
    @RolesAllowed({Roles.CLIENT, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "getArchive", summary = "How far an archive is, by service")
    @APIResponse(responseCode = "404", description = "`archive-not-found`")
    @APIResponseSchema(value = Archive.class, responseCode = "200", responseDescription = "OK")
    public Archive get(@PathParam("clientId") UUID clientId, @PathParam("archiveId") UUID archiveId) {
        return archives.find(caller.get(), clientId, archiveId);
    }

    @GET
    @Path("/{archiveId}/content")
    @Produces({ZIP, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.CLIENT, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "fetchArchive",
            summary = "The archive as a ZIP, once: whoever begins to fetch it is the last; 410 afterwards")
    @APIResponse(responseCode = "404", description = "`archive-not-found`")
    @APIResponse(responseCode = "409", description = "`archive-not-ready`, `archive-failed`, `concurrent-change`")
    @APIResponse(
            responseCode = "410",
            description = "It was fetched, or has waited for too long: `archive-fetched`, `archive-expired`")
    @APIResponse(
            responseCode = "200",
            description = "The ZIP",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response content(@PathParam("clientId") UUID clientId, @PathParam("archiveId") UUID archiveId) {
        Archive archive = archives.fetch(caller.get(), clientId, archiveId);
        StreamingOutput body = out -> {
            try {
                zip.write(archive, out);
            } finally {
                parts.delete(clientId, archiveId);
            }
        };
        return Response.ok(body, ZIP)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"lumbar-archive-" + archiveId + ".zip\"")
                .build();
    }
}
